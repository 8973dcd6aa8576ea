CREATE TABLE "accreditation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"scheme" text NOT NULL,
	"status" text NOT NULL,
	"status_since" timestamp with time zone NOT NULL,
	"status_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"statement" text NOT NULL,
	"fee_statement" text NOT NULL,
	"applied_by" uuid,
	"applied_at" timestamp with time zone NOT NULL,
	"accredited_from" date,
	"accredited_until" date,
	CONSTRAINT "accreditation_status" CHECK ("accreditation"."status" in ('applied','accredited','refused','suspended','withdrawn','expired'))
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"reference" text NOT NULL,
	"kind" text DEFAULT 'full' NOT NULL,
	"solution_id" uuid NOT NULL,
	"scheme" text NOT NULL,
	"labeller_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"status" text NOT NULL,
	"status_since" timestamp with time zone NOT NULL,
	"status_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"requested_by" uuid,
	"requested_at" timestamp with time zone NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"estimate" jsonb,
	"replaces_id" uuid,
	"lead_id" uuid,
	"recused_id" uuid,
	"recused_at" timestamp with time zone,
	"recusal_reason" text,
	"opened_at" timestamp with time zone,
	"opening_snapshot_id" uuid,
	"seeds" text[],
	"seed_commitments" text[],
	"sample" text[],
	"contradictory_at" timestamp with time zone,
	"replies_closed_at" timestamp with time zone,
	"returned_at" timestamp with time zone,
	"finalised_at" timestamp with time zone,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"outcome" text,
	"decision_reason" text,
	"closing_snapshot_id" uuid,
	"appealed_by" uuid,
	"appealed_at" timestamp with time zone,
	"appeal_reason" text,
	"appeal_decided_by" uuid,
	"appeal_decided_at" timestamp with time zone,
	"appeal_outcome" text,
	"appeal_answer" text,
	CONSTRAINT "audit_reference_unique" UNIQUE("reference"),
	CONSTRAINT "audit_status" CHECK ("audit"."status" in ('requested','declined','assigned','accepted','opened','fieldwork','contradictory','finalised','closed','cancelled','reopened'))
);
--> statement-breakpoint
CREATE TABLE "audit_member" (
	"audit_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"named_by" uuid,
	"named_at" timestamp with time zone NOT NULL,
	"signed_at" timestamp with time zone,
	CONSTRAINT "audit_member_audit_id_account_id_pk" PRIMARY KEY("audit_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "audit_verdict" (
	"audit_id" uuid NOT NULL,
	"criterion" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"draft" boolean NOT NULL,
	"outcome" text,
	"value" integer,
	"methods" text[] DEFAULT '{}'::text[] NOT NULL,
	"severity" text,
	"finding" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"evidence_ids" uuid[] DEFAULT '{}'::uuid[] NOT NULL,
	"written_by" uuid,
	"written_at" timestamp with time zone NOT NULL,
	"reply" text,
	"reply_evidence_ids" uuid[] DEFAULT '{}'::uuid[] NOT NULL,
	"replied_by" uuid,
	"replied_at" timestamp with time zone,
	CONSTRAINT "audit_verdict_audit_id_criterion_pk" PRIMARY KEY("audit_id","criterion"),
	CONSTRAINT "audit_verdict_value" CHECK ("audit_verdict"."value" is null or ("audit_verdict"."outcome" = 'adjusted' and "audit_verdict"."value" between 0 and 10000))
);
--> statement-breakpoint
CREATE TABLE "label" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"reference" text NOT NULL,
	"solution_id" uuid NOT NULL,
	"scheme" text NOT NULL,
	"labeller_id" uuid NOT NULL,
	"audit_id" uuid NOT NULL,
	"criteria_set" text NOT NULL,
	"status" text NOT NULL,
	"status_since" timestamp with time zone NOT NULL,
	"status_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"level" smallint NOT NULL,
	"skipped_themes" text[] DEFAULT '{}'::text[] NOT NULL,
	"conditions" text DEFAULT '' NOT NULL,
	"granted_at" timestamp with time zone NOT NULL,
	"granted_by" uuid,
	"valid_from" date,
	"valid_until" date,
	"snapshot_id" uuid,
	"status_index" integer,
	"suspended_at" timestamp with time zone,
	"suspension_cause" text,
	"refusal_public" boolean DEFAULT false NOT NULL,
	"superseded_by_id" uuid,
	CONSTRAINT "label_reference_unique" UNIQUE("reference"),
	CONSTRAINT "label_status_index_unique" UNIQUE("status_index"),
	CONSTRAINT "label_status" CHECK ("label"."status" in ('granted','active','suspended','expired','revoked','withdrawn','superseded','refused')),
	CONSTRAINT "label_level" CHECK (("label"."status" = 'refused') = ("label"."level" = 0))
);
--> statement-breakpoint
CREATE TABLE "label_surveillance" (
	"label_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"due_on" date NOT NULL,
	"audit_id" uuid,
	"outcome" text,
	"closed_at" timestamp with time zone,
	CONSTRAINT "label_surveillance_label_id_number_pk" PRIMARY KEY("label_id","number")
);
--> statement-breakpoint
CREATE TABLE "signing_key" (
	"id" text PRIMARY KEY NOT NULL,
	"public_jwk" jsonb NOT NULL,
	"private_jwk" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "auditor" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "decider" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "parent_sirens" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "verdict" ADD COLUMN "audit_id" uuid;--> statement-breakpoint
ALTER TABLE "verdict" ADD COLUMN "severity" text;--> statement-breakpoint
ALTER TABLE "accreditation" ADD CONSTRAINT "accreditation_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accreditation" ADD CONSTRAINT "accreditation_applied_by_account_id_fk" FOREIGN KEY ("applied_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_solution_id_solution_id_fk" FOREIGN KEY ("solution_id") REFERENCES "public"."solution"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_labeller_id_organisation_id_fk" FOREIGN KEY ("labeller_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_assessment_id_assessment_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_requested_by_account_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_lead_id_account_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_recused_id_account_id_fk" FOREIGN KEY ("recused_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_opening_snapshot_id_snapshot_id_fk" FOREIGN KEY ("opening_snapshot_id") REFERENCES "public"."snapshot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_closing_snapshot_id_snapshot_id_fk" FOREIGN KEY ("closing_snapshot_id") REFERENCES "public"."snapshot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_appealed_by_account_id_fk" FOREIGN KEY ("appealed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_appeal_decided_by_account_id_fk" FOREIGN KEY ("appeal_decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_member" ADD CONSTRAINT "audit_member_audit_id_audit_id_fk" FOREIGN KEY ("audit_id") REFERENCES "public"."audit"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_member" ADD CONSTRAINT "audit_member_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_member" ADD CONSTRAINT "audit_member_named_by_account_id_fk" FOREIGN KEY ("named_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_verdict" ADD CONSTRAINT "audit_verdict_audit_id_audit_id_fk" FOREIGN KEY ("audit_id") REFERENCES "public"."audit"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_verdict" ADD CONSTRAINT "audit_verdict_written_by_account_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_verdict" ADD CONSTRAINT "audit_verdict_replied_by_account_id_fk" FOREIGN KEY ("replied_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label" ADD CONSTRAINT "label_solution_id_solution_id_fk" FOREIGN KEY ("solution_id") REFERENCES "public"."solution"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label" ADD CONSTRAINT "label_labeller_id_organisation_id_fk" FOREIGN KEY ("labeller_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label" ADD CONSTRAINT "label_audit_id_audit_id_fk" FOREIGN KEY ("audit_id") REFERENCES "public"."audit"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label" ADD CONSTRAINT "label_granted_by_account_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label" ADD CONSTRAINT "label_snapshot_id_snapshot_id_fk" FOREIGN KEY ("snapshot_id") REFERENCES "public"."snapshot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label_surveillance" ADD CONSTRAINT "label_surveillance_label_id_label_id_fk" FOREIGN KEY ("label_id") REFERENCES "public"."label"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label_surveillance" ADD CONSTRAINT "label_surveillance_audit_id_audit_id_fk" FOREIGN KEY ("audit_id") REFERENCES "public"."audit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accreditation_one_open" ON "accreditation" USING btree ("organisation_id","scheme") WHERE status in ('applied','accredited','suspended');--> statement-breakpoint
CREATE UNIQUE INDEX "audit_one_open" ON "audit" USING btree ("solution_id","scheme") WHERE status in ('requested','assigned','accepted','opened','fieldwork','contradictory','finalised');--> statement-breakpoint
CREATE INDEX "audit_solution" ON "audit" USING btree ("solution_id");--> statement-breakpoint
CREATE INDEX "audit_labeller" ON "audit" USING btree ("labeller_id","status");--> statement-breakpoint
CREATE INDEX "audit_contradictory" ON "audit" USING btree ("contradictory_at") WHERE status = 'contradictory';--> statement-breakpoint
CREATE UNIQUE INDEX "label_one_of_audit" ON "label" USING btree ("audit_id");--> statement-breakpoint
CREATE INDEX "label_solution" ON "label" USING btree ("solution_id");--> statement-breakpoint
CREATE INDEX "label_labeller" ON "label" USING btree ("labeller_id");--> statement-breakpoint
CREATE INDEX "label_surveillance_due" ON "label_surveillance" USING btree ("due_on") WHERE closed_at is null;