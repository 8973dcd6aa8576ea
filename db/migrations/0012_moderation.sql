CREATE TABLE "theme_assignment" (
	"assessment_id" uuid NOT NULL,
	"theme" text NOT NULL,
	"account_id" uuid NOT NULL,
	"assigned_by" uuid,
	"assigned_at" timestamp with time zone NOT NULL,
	CONSTRAINT "theme_assignment_assessment_id_theme_pk" PRIMARY KEY("assessment_id","theme")
);
--> statement-breakpoint
CREATE TABLE "criteria_release" (
	"version" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"announced_at" timestamp with time zone NOT NULL,
	"announced_by" uuid,
	"in_force_on" date NOT NULL,
	"in_force_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "criteria_simulation" (
	"version" text NOT NULL,
	"solution_id" uuid NOT NULL,
	"result" jsonb NOT NULL,
	"change" integer,
	"simulated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "criteria_simulation_version_solution_id_pk" PRIMARY KEY("version","solution_id")
);
--> statement-breakpoint
CREATE TABLE "moderation_hold" (
	"kind" text NOT NULL,
	"object_id" text NOT NULL,
	"account_id" uuid NOT NULL,
	"held_at" timestamp with time zone NOT NULL,
	"acted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "moderation_hold_kind_object_id_pk" PRIMARY KEY("kind","object_id")
);
--> statement-breakpoint
CREATE TABLE "moderation_signal" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"solution_id" uuid NOT NULL,
	"assessment_id" uuid,
	"criterion" text,
	"evidence_id" uuid,
	"other_solution_id" uuid,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"holds_publication" boolean DEFAULT false NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"reason" text,
	CONSTRAINT "moderation_signal_key_unique" UNIQUE("key"),
	CONSTRAINT "moderation_signal_status" CHECK ("moderation_signal"."status" in ('open','handled','dismissed'))
);
--> statement-breakpoint
CREATE TABLE "moved_address" (
	"kind" text NOT NULL,
	"slug" text NOT NULL,
	"solution_id" uuid,
	"organisation_id" uuid,
	"moved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "moved_address_kind_slug_pk" PRIMARY KEY("kind","slug"),
	CONSTRAINT "moved_address_target" CHECK (("moved_address"."kind" = 'solution') = ("moved_address"."solution_id" is not null) and ("moved_address"."kind" = 'organisation') = ("moved_address"."organisation_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "saved_reply" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"use" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "saved_reply_title_unique" UNIQUE("title")
);
--> statement-breakpoint
CREATE TABLE "search_miss" (
	"day" date NOT NULL,
	"words" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "search_miss_day_words_pk" PRIMARY KEY("day","words")
);
--> statement-breakpoint
CREATE TABLE "site_state" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"read_only_since" timestamp with time zone,
	"read_only_reason" text,
	"read_only_by" uuid,
	CONSTRAINT "site_state_one_row" CHECK ("site_state"."only")
);
--> statement-breakpoint
CREATE TABLE "two_person_act" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"action" text NOT NULL,
	"object_type" text NOT NULL,
	"object_id" text NOT NULL,
	"reason" text NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"status" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "two_person_act_two" CHECK ("two_person_act"."status" <> 'confirmed' or "two_person_act"."decided_by" <> "two_person_act"."proposed_by")
);
--> statement-breakpoint
CREATE TABLE "notification" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"href" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "notification_preference" (
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"mail" boolean NOT NULL,
	CONSTRAINT "notification_preference_account_id_kind_pk" PRIMARY KEY("account_id","kind")
);
--> statement-breakpoint
ALTER TABLE "dispute" DROP CONSTRAINT "dispute_once";--> statement-breakpoint
ALTER TABLE "dispute" ALTER COLUMN "public_since" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "object" text DEFAULT 'listing' NOT NULL;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "evidence_id" uuid;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "field" text;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "statement" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "link" text;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "status_since" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "opened_by" uuid;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "opened_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "opened_for" uuid;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "reply_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "reply" jsonb;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "replied_by" uuid;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "replied_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "admitted_by" uuid;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "outcome" text;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "cap" integer;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "decided_by" uuid;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "decided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "appealed_by" uuid;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "appealed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "appeal_reason" text;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "final_reason" text;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "final_by" uuid;--> statement-breakpoint
ALTER TABLE "listing_version" ADD COLUMN "to_acknowledge" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "listing_version" ADD COLUMN "acknowledged_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "listing_version" ADD COLUMN "acknowledged_by" uuid;--> statement-breakpoint
ALTER TABLE "solution" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "listing_revision" ADD COLUMN "source_document" text;--> statement-breakpoint
ALTER TABLE "answer_check" ADD COLUMN "checked_by" uuid;--> statement-breakpoint
ALTER TABLE "answer_decision" ADD COLUMN "decided_by" uuid;--> statement-breakpoint
ALTER TABLE "answer_evidence" ADD COLUMN "refused_by" uuid;--> statement-breakpoint
ALTER TABLE "answer_evidence" ADD COLUMN "refused_reason" text;--> statement-breakpoint
ALTER TABLE "assessment" ADD COLUMN "review_reason" text;--> statement-breakpoint
ALTER TABLE "assessment" ADD COLUMN "review_requests" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "theme_assignment" ADD CONSTRAINT "theme_assignment_assessment_id_assessment_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theme_assignment" ADD CONSTRAINT "theme_assignment_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theme_assignment" ADD CONSTRAINT "theme_assignment_assigned_by_account_id_fk" FOREIGN KEY ("assigned_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criteria_release" ADD CONSTRAINT "criteria_release_announced_by_account_id_fk" FOREIGN KEY ("announced_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criteria_simulation" ADD CONSTRAINT "criteria_simulation_version_criteria_release_version_fk" FOREIGN KEY ("version") REFERENCES "public"."criteria_release"("version") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criteria_simulation" ADD CONSTRAINT "criteria_simulation_solution_id_solution_id_fk" FOREIGN KEY ("solution_id") REFERENCES "public"."solution"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_hold" ADD CONSTRAINT "moderation_hold_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_signal" ADD CONSTRAINT "moderation_signal_solution_id_solution_id_fk" FOREIGN KEY ("solution_id") REFERENCES "public"."solution"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_signal" ADD CONSTRAINT "moderation_signal_assessment_id_assessment_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_signal" ADD CONSTRAINT "moderation_signal_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_signal" ADD CONSTRAINT "moderation_signal_other_solution_id_solution_id_fk" FOREIGN KEY ("other_solution_id") REFERENCES "public"."solution"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_signal" ADD CONSTRAINT "moderation_signal_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moved_address" ADD CONSTRAINT "moved_address_solution_id_solution_id_fk" FOREIGN KEY ("solution_id") REFERENCES "public"."solution"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moved_address" ADD CONSTRAINT "moved_address_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_reply" ADD CONSTRAINT "saved_reply_updated_by_account_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_state" ADD CONSTRAINT "site_state_read_only_by_account_id_fk" FOREIGN KEY ("read_only_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "two_person_act" ADD CONSTRAINT "two_person_act_proposed_by_account_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "two_person_act" ADD CONSTRAINT "two_person_act_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_preference" ADD CONSTRAINT "notification_preference_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "criteria_simulation_change" ON "criteria_simulation" USING btree ("version","change");--> statement-breakpoint
CREATE INDEX "moderation_signal_open" ON "moderation_signal" USING btree ("raised_at") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "moderation_signal_solution" ON "moderation_signal" USING btree ("solution_id");--> statement-breakpoint
CREATE UNIQUE INDEX "two_person_act_one_open" ON "two_person_act" USING btree ("action","object_type","object_id") WHERE status = 'proposed';--> statement-breakpoint
CREATE UNIQUE INDEX "notification_once" ON "notification" USING btree ("account_id","key");--> statement-breakpoint
CREATE INDEX "notification_account" ON "notification" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "notification_unread" ON "notification" USING btree ("account_id") WHERE read_at is null;--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_opened_by_account_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_opened_for_organisation_id_fk" FOREIGN KEY ("opened_for") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_replied_by_account_id_fk" FOREIGN KEY ("replied_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_admitted_by_account_id_fk" FOREIGN KEY ("admitted_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_appealed_by_account_id_fk" FOREIGN KEY ("appealed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_final_by_account_id_fk" FOREIGN KEY ("final_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_version" ADD CONSTRAINT "listing_version_acknowledged_by_account_id_fk" FOREIGN KEY ("acknowledged_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_check" ADD CONSTRAINT "answer_check_checked_by_account_id_fk" FOREIGN KEY ("checked_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_decision" ADD CONSTRAINT "answer_decision_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_evidence" ADD CONSTRAINT "answer_evidence_refused_by_account_id_fk" FOREIGN KEY ("refused_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dispute_opened_by" ON "dispute" USING btree ("opened_by");--> statement-breakpoint
CREATE INDEX "dispute_open" ON "dispute" USING btree ("status_since") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "listing_version_to_acknowledge" ON "listing_version" USING btree ("created_at") WHERE to_acknowledge and acknowledged_at is null;--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_status" CHECK ("dispute"."status" in ('opened','inadmissible','under_review','vendor_reply','upheld','dismissed','appealed','final'));--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_cap" CHECK ("dispute"."cap" between 0 and 10000);--> statement-breakpoint
-- Disputes told before this migration were shown from the day they were opened.
UPDATE "dispute" SET "opened_at" = "public_since", "status_since" = coalesce("closed_at", "public_since"), "object" = CASE WHEN "criterion" IS NULL THEN 'listing' ELSE 'answer' END;
