ALTER TABLE "answer_decision" ADD COLUMN "lifted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "remedy" text;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "final_outcome" text;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "final_cap" integer;--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_final_cap" CHECK ("dispute"."final_cap" between 0 and 10000);