ALTER TABLE "criteria_simulation" ADD COLUMN "won" text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "criteria_simulation" ADD COLUMN "lost" text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "criteria_simulation" ADD COLUMN "to_answer" integer NOT NULL;--> statement-breakpoint
CREATE INDEX "event_action" ON "event" USING btree ("action","seq");--> statement-breakpoint
CREATE INDEX "event_at" ON "event" USING btree ("at");