CREATE TABLE "organisation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"siren" text,
	"country" text DEFAULT 'FR' NOT NULL,
	"city" text,
	"headcount" integer,
	"website" text,
	"verified_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organisation_slug_unique" UNIQUE("slug"),
	CONSTRAINT "organisation_siren_unique" UNIQUE("siren"),
	CONSTRAINT "organisation_siren" CHECK ("organisation"."siren" is null or "organisation"."siren" ~ '^[0-9]{9}$')
);
--> statement-breakpoint
CREATE TABLE "dispute" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"solution_id" uuid NOT NULL,
	"criterion" text,
	"subject" text NOT NULL,
	"status" text NOT NULL,
	"public_since" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "dispute_once" UNIQUE("solution_id","criterion","public_since")
);
--> statement-breakpoint
CREATE TABLE "domain" (
	"code" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hosting" (
	"solution_id" uuid PRIMARY KEY NOT NULL,
	"host" text NOT NULL,
	"host_country" text NOT NULL,
	"foreign_control" text NOT NULL,
	"parent_name" text,
	"parent_country" text,
	"production" text[] NOT NULL,
	"backups" text[] NOT NULL,
	"logs" text[] NOT NULL,
	"support" text[] NOT NULL,
	"recovery" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hosting_qualification" (
	"solution_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"code" text NOT NULL,
	"scope" text NOT NULL,
	"state" text NOT NULL,
	"reference" text,
	"until" date,
	CONSTRAINT "hosting_qualification_solution_id_position_pk" PRIMARY KEY("solution_id","position"),
	CONSTRAINT "hosting_qualification_code" CHECK ("hosting_qualification"."code" in ('SecNumCloud','HDS','ISO27001','DR'))
);
--> statement-breakpoint
CREATE TABLE "listing" (
	"solution_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"summary" text NOT NULL,
	"description" text NOT NULL,
	"website" text,
	"repository" text,
	"documentation" text,
	"licence_kind" text NOT NULL,
	"licence_spdx" text,
	"licence_raw" text,
	"pricing" text NOT NULL,
	"tags" text[] NOT NULL,
	"alternative_to" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "listing_audience" (
	"solution_id" uuid NOT NULL,
	"audience" text NOT NULL,
	CONSTRAINT "listing_audience_solution_id_audience_pk" PRIMARY KEY("solution_id","audience"),
	CONSTRAINT "listing_audience_code" CHECK ("listing_audience"."audience" in ('state','operator','gip','town-under-3500','town-3500-30000','town-30000-50000','town-over-50000','intermunicipal','department','region','local-establishment','hospital','education-research','social-security','delegatee'))
);
--> statement-breakpoint
CREATE TABLE "listing_deployment" (
	"solution_id" uuid NOT NULL,
	"deployment" text NOT NULL,
	CONSTRAINT "listing_deployment_solution_id_deployment_pk" PRIMARY KEY("solution_id","deployment"),
	CONSTRAINT "listing_deployment_code" CHECK ("listing_deployment"."deployment" in ('saas-shared','saas-dedicated','own-host','on-premise','hybrid','mobile','desktop','public-operator'))
);
--> statement-breakpoint
CREATE TABLE "listing_domain" (
	"solution_id" uuid NOT NULL,
	"domain" text NOT NULL,
	CONSTRAINT "listing_domain_solution_id_domain_pk" PRIMARY KEY("solution_id","domain")
);
--> statement-breakpoint
CREATE TABLE "listing_version" (
	"solution_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"reason" text NOT NULL,
	"author" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "listing_version_solution_id_version_pk" PRIMARY KEY("solution_id","version")
);
--> statement-breakpoint
CREATE TABLE "price" (
	"solution_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"stage" text NOT NULL,
	"amount_cents" integer,
	"unit" text NOT NULL,
	"note" text,
	CONSTRAINT "price_solution_id_position_pk" PRIMARY KEY("solution_id","position"),
	CONSTRAINT "price_unit" CHECK ("price"."unit" in ('agent-month','agent-year','inhabitant-year','volume','fixed-year','fixed','act','perpetual','day'))
);
--> statement-breakpoint
CREATE TABLE "purchase_channel" (
	"solution_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"channel" text NOT NULL,
	"reference" text,
	"lot" text,
	"until" date,
	"beneficiaries" text,
	"url" text,
	CONSTRAINT "purchase_channel_solution_id_position_pk" PRIMARY KEY("solution_id","position"),
	CONSTRAINT "purchase_channel_code" CHECK ("purchase_channel"."channel" in ('ugap','resah','uniha','caih','canut','sipperec','amue','adullact','regional','group-order','interministerial','adapted-procedure','below-threshold','innovation','public-agreement'))
);
--> statement-breakpoint
CREATE TABLE "reference" (
	"solution_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"organisation" text NOT NULL,
	"usage" text,
	"since_year" smallint,
	"confirmed_on" date,
	CONSTRAINT "reference_solution_id_position_pk" PRIMARY KEY("solution_id","position")
);
--> statement-breakpoint
CREATE TABLE "solution" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"ordinal" serial NOT NULL,
	"slug" text NOT NULL,
	"organisation_id" uuid,
	"status" text NOT NULL,
	"status_reason" text,
	"status_since" timestamp with time zone DEFAULT now() NOT NULL,
	"source" text,
	"source_id" text,
	"source_url" text,
	"imported_at" timestamp with time zone,
	"demonstration" boolean DEFAULT false NOT NULL,
	"published_version" integer,
	"published_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "solution_ordinal_unique" UNIQUE("ordinal"),
	CONSTRAINT "solution_slug_unique" UNIQUE("slug"),
	CONSTRAINT "solution_source_id_unique" UNIQUE("source_id"),
	CONSTRAINT "solution_status" CHECK ("solution"."status" in ('unclaimed','draft','submitted','in_review','changes_requested','rejected','published','suspended','withdrawn','archived')),
	CONSTRAINT "solution_slug" CHECK ("solution"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
--> statement-breakpoint
CREATE TABLE "answer" (
	"assessment_id" uuid NOT NULL,
	"criterion" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"kind" text NOT NULL,
	"level" text,
	"fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"planned_on" date,
	"justification" text,
	"to_confirm" boolean DEFAULT false NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "answer_assessment_id_criterion_pk" PRIMARY KEY("assessment_id","criterion"),
	CONSTRAINT "answer_planned" CHECK (("answer"."kind" = 'planned') = ("answer"."planned_on" is not null))
);
--> statement-breakpoint
CREATE TABLE "answer_check" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"criterion" text NOT NULL,
	"by" text NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	"value" integer NOT NULL,
	"evidence_id" uuid,
	"complete" boolean NOT NULL,
	"finding" text
);
--> statement-breakpoint
CREATE TABLE "answer_decision" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"criterion" text NOT NULL,
	"kind" text NOT NULL,
	"value" integer,
	"decided_at" timestamp with time zone NOT NULL,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "answer_evidence" (
	"assessment_id" uuid NOT NULL,
	"criterion" text NOT NULL,
	"evidence_id" uuid NOT NULL,
	"attached_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "answer_evidence_assessment_id_criterion_evidence_id_pk" PRIMARY KEY("assessment_id","criterion","evidence_id")
);
--> statement-breakpoint
CREATE TABLE "assessment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"solution_id" uuid NOT NULL,
	"criteria_set" text NOT NULL,
	"status" text NOT NULL,
	"facts" jsonb NOT NULL,
	"attested_at" timestamp with time zone,
	"signatory_name" text,
	"signatory_role" text,
	"published_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "assessment_status" CHECK ("assessment"."status" in ('draft','attested','published','stale','expired','superseded','withdrawn','invalidated'))
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"solution_id" uuid NOT NULL,
	"type" text NOT NULL,
	"title" text NOT NULL,
	"url" text,
	"issuer" text,
	"reference" text,
	"dated_on" date NOT NULL,
	"starts_on" date,
	"ends_on" date,
	"visibility" text DEFAULT 'public' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "snapshot" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"solution_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"as_of" timestamp with time zone NOT NULL,
	"content" text NOT NULL,
	"sha256" text NOT NULL,
	"previous_sha256" text,
	"result" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verdict" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"criterion" text NOT NULL,
	"outcome" text NOT NULL,
	"value" integer,
	"declared" integer,
	"revision" integer NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	"valid_until" date NOT NULL,
	"auditor" text NOT NULL,
	"method" text,
	"finding" text,
	CONSTRAINT "verdict_value" CHECK (("verdict"."outcome" = 'adjusted') = ("verdict"."value" is not null))
);
--> statement-breakpoint
CREATE TABLE "catalogue_entry" (
	"ordinal" integer PRIMARY KEY NOT NULL,
	"solution_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"card" text NOT NULL,
	"document" text NOT NULL,
	"etag" text NOT NULL,
	"name_key" text collate "C" NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"assured" smallint[] NOT NULL,
	"audited" smallint[] NOT NULL,
	"facets" text[] NOT NULL,
	"tallies" text[] NOT NULL,
	"next_change_at" timestamp with time zone,
	CONSTRAINT "catalogue_entry_solution_id_unique" UNIQUE("solution_id"),
	CONSTRAINT "catalogue_entry_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "catalogue_facet" (
	"facet" text NOT NULL,
	"value" text NOT NULL,
	"bits" bit varying NOT NULL,
	CONSTRAINT "catalogue_facet_facet_value_pk" PRIMARY KEY("facet","value")
);
--> statement-breakpoint
CREATE TABLE "catalogue_search" (
	"ordinal" integer PRIMARY KEY NOT NULL,
	"name_key" text NOT NULL,
	"vector" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catalogue_state" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"bit_length" integer NOT NULL,
	"entries" integer NOT NULL,
	"revision" integer NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catalogue_word" (
	"word" text PRIMARY KEY NOT NULL,
	"entries" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "criterion_tally" (
	"criterion" text NOT NULL,
	"level" text NOT NULL,
	"tier" smallint NOT NULL,
	"entries" integer NOT NULL,
	CONSTRAINT "criterion_tally_criterion_level_tier_pk" PRIMARY KEY("criterion","level","tier")
);
--> statement-breakpoint
CREATE TABLE "public_event" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"solution_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"criterion" text,
	"summary" text NOT NULL,
	"happened_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_solution_id_solution_id_fk" FOREIGN KEY ("solution_id") REFERENCES "public"."solution"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hosting" ADD CONSTRAINT "hosting_solution_id_solution_id_fk" FOREIGN KEY ("solution_id") REFERENCES "public"."solution"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hosting_qualification" ADD CONSTRAINT "hosting_qualification_solution_id_solution_id_fk" FOREIGN KEY ("solution_id") REFERENCES "public"."solution"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing" ADD CONSTRAINT "listing_solution_id_solution_id_fk" FOREIGN KEY ("solution_id") REFERENCES "public"."solution"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_audience" ADD CONSTRAINT "listing_audience_solution_id_solution_id_fk" FOREIGN KEY ("solution_id") REFERENCES "public"."solution"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_deployment" ADD CONSTRAINT "listing_deployment_solution_id_solution_id_fk" FOREIGN KEY ("solution_id") REFERENCES "public"."solution"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_domain" ADD CONSTRAINT "listing_domain_solution_id_solution_id_fk" FOREIGN KEY ("solution_id") REFERENCES "public"."solution"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_domain" ADD CONSTRAINT "listing_domain_domain_domain_code_fk" FOREIGN KEY ("domain") REFERENCES "public"."domain"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_version" ADD CONSTRAINT "listing_version_solution_id_solution_id_fk" FOREIGN KEY ("solution_id") REFERENCES "public"."solution"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price" ADD CONSTRAINT "price_solution_id_solution_id_fk" FOREIGN KEY ("solution_id") REFERENCES "public"."solution"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_channel" ADD CONSTRAINT "purchase_channel_solution_id_solution_id_fk" FOREIGN KEY ("solution_id") REFERENCES "public"."solution"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reference" ADD CONSTRAINT "reference_solution_id_solution_id_fk" FOREIGN KEY ("solution_id") REFERENCES "public"."solution"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "solution" ADD CONSTRAINT "solution_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_assessment_id_assessment_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_check" ADD CONSTRAINT "answer_check_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_check" ADD CONSTRAINT "answer_check_answer_fk" FOREIGN KEY ("assessment_id","criterion") REFERENCES "public"."answer"("assessment_id","criterion") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_decision" ADD CONSTRAINT "answer_decision_answer_fk" FOREIGN KEY ("assessment_id","criterion") REFERENCES "public"."answer"("assessment_id","criterion") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_evidence" ADD CONSTRAINT "answer_evidence_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_evidence" ADD CONSTRAINT "answer_evidence_answer" FOREIGN KEY ("assessment_id","criterion") REFERENCES "public"."answer"("assessment_id","criterion") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_solution_id_solution_id_fk" FOREIGN KEY ("solution_id") REFERENCES "public"."solution"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_solution_id_solution_id_fk" FOREIGN KEY ("solution_id") REFERENCES "public"."solution"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshot" ADD CONSTRAINT "snapshot_solution_id_solution_id_fk" FOREIGN KEY ("solution_id") REFERENCES "public"."solution"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshot" ADD CONSTRAINT "snapshot_assessment_id_assessment_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_answer_fk" FOREIGN KEY ("assessment_id","criterion") REFERENCES "public"."answer"("assessment_id","criterion") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_entry" ADD CONSTRAINT "catalogue_entry_solution_id_solution_id_fk" FOREIGN KEY ("solution_id") REFERENCES "public"."solution"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_event" ADD CONSTRAINT "public_event_solution_id_solution_id_fk" FOREIGN KEY ("solution_id") REFERENCES "public"."solution"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dispute_solution" ON "dispute" USING btree ("solution_id");--> statement-breakpoint
CREATE INDEX "solution_organisation" ON "solution" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "answer_check_answer" ON "answer_check" USING btree ("assessment_id","criterion");--> statement-breakpoint
CREATE INDEX "answer_decision_answer" ON "answer_decision" USING btree ("assessment_id","criterion");--> statement-breakpoint
CREATE INDEX "assessment_solution" ON "assessment" USING btree ("solution_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_one_public" ON "assessment" USING btree ("solution_id") WHERE status in ('published','stale','expired');--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_one_open" ON "assessment" USING btree ("solution_id") WHERE status in ('draft','attested');--> statement-breakpoint
CREATE INDEX "evidence_solution" ON "evidence" USING btree ("solution_id");--> statement-breakpoint
CREATE INDEX "snapshot_solution" ON "snapshot" USING btree ("solution_id","as_of");--> statement-breakpoint
CREATE INDEX "verdict_answer" ON "verdict" USING btree ("assessment_id","criterion");--> statement-breakpoint
CREATE INDEX "catalogue_entry_name" ON "catalogue_entry" USING btree ("name_key");--> statement-breakpoint
CREATE INDEX "catalogue_entry_updated" ON "catalogue_entry" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "catalogue_entry_due" ON "catalogue_entry" USING btree ("next_change_at");--> statement-breakpoint
CREATE INDEX "catalogue_entry_assured" ON "catalogue_entry" USING btree ((assured[1]) desc,"ordinal");--> statement-breakpoint
CREATE INDEX "catalogue_entry_audited" ON "catalogue_entry" USING btree ((audited[1]) desc,"ordinal");--> statement-breakpoint
CREATE INDEX "catalogue_search_vector" ON "catalogue_search" USING gin ("vector");--> statement-breakpoint
CREATE INDEX "catalogue_search_name" ON "catalogue_search" USING gin ("name_key" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "catalogue_word_trgm" ON "catalogue_word" USING gin ("word" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "public_event_recent" ON "public_event" USING btree ("happened_at");--> statement-breakpoint
CREATE INDEX "public_event_solution" ON "public_event" USING btree ("solution_id","happened_at");