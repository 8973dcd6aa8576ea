CREATE TABLE "evidence_link_check" (
	"evidence_id" uuid PRIMARY KEY NOT NULL,
	"url" text NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	"outcome" text NOT NULL,
	"failing_since" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "evidence_link_check" ADD CONSTRAINT "evidence_link_check_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evidence_link_check_checked" ON "evidence_link_check" USING btree ("checked_at");--> statement-breakpoint
CREATE INDEX "membership_requested" ON "membership" USING btree ("created_at") WHERE status = 'requested';--> statement-breakpoint
CREATE INDEX "stored_file_sha256" ON "stored_file" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "stored_file_uploaded" ON "stored_file" USING btree ("uploaded_at");--> statement-breakpoint
CREATE INDEX "answer_not_applicable" ON "answer" USING btree ("assessment_id","criterion","answered_at") WHERE kind = 'na';--> statement-breakpoint
CREATE INDEX "assessment_attested" ON "assessment" USING btree ("attested_at") WHERE status = 'attested';--> statement-breakpoint
CREATE INDEX "evidence_file" ON "evidence" USING btree ("file_id");