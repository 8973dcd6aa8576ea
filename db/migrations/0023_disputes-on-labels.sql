ALTER TABLE "dispute" ADD COLUMN "label_id" uuid;--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_label_id_label_id_fk" FOREIGN KEY ("label_id") REFERENCES "public"."label"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dispute_label" ON "dispute" USING btree ("label_id");--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_label" CHECK (("dispute"."object" = 'label') = ("dispute"."label_id" is not null));