DROP INDEX "accreditation_one_open";--> statement-breakpoint
ALTER TABLE "accreditation" ADD COLUMN "follows_id" uuid;--> statement-breakpoint
ALTER TABLE "accreditation" ADD CONSTRAINT "accreditation_follows_id_accreditation_id_fk" FOREIGN KEY ("follows_id") REFERENCES "public"."accreditation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accreditation_one_applied" ON "accreditation" USING btree ("organisation_id","scheme") WHERE status = 'applied';--> statement-breakpoint
CREATE UNIQUE INDEX "accreditation_one_running" ON "accreditation" USING btree ("organisation_id","scheme") WHERE status in ('accredited','suspended');