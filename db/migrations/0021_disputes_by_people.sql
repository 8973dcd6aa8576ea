ALTER TABLE "dispute" DROP CONSTRAINT "dispute_opened_for_organisation_id_fk";
--> statement-breakpoint
ALTER TABLE "dispute" DROP COLUMN "opened_for";