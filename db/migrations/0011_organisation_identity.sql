ALTER TABLE "organisation" DROP CONSTRAINT "organisation_siren_unique";--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "contact_email" text;--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_open_siren" ON "organisation" USING btree ("siren") WHERE status in ('pending','verified');--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_open_foreign_id" ON "organisation" USING btree ("country",lower(foreign_id)) WHERE status in ('pending','verified');