-- Documents of fifty kilobytes: LZ4 packs them eight times faster and unpacks them three times faster, for the same
-- size. A server built without it (the embedded one) keeps its own method. Rows take it when they are next written.
DO $$
BEGIN
  ALTER TABLE "catalogue_entry" ALTER COLUMN "document" SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN NULL;
END $$;--> statement-breakpoint
-- Without them, the whole table is read to sort by the score of a theme.
CREATE INDEX "catalogue_entry_assured_2" ON "catalogue_entry" USING btree ((assured[2]) desc,"ordinal");--> statement-breakpoint
CREATE INDEX "catalogue_entry_audited_2" ON "catalogue_entry" USING btree ((audited[2]) desc,"ordinal");--> statement-breakpoint
CREATE INDEX "catalogue_entry_assured_3" ON "catalogue_entry" USING btree ((assured[3]) desc,"ordinal");--> statement-breakpoint
CREATE INDEX "catalogue_entry_audited_3" ON "catalogue_entry" USING btree ((audited[3]) desc,"ordinal");--> statement-breakpoint
CREATE INDEX "catalogue_entry_assured_4" ON "catalogue_entry" USING btree ((assured[4]) desc,"ordinal");--> statement-breakpoint
CREATE INDEX "catalogue_entry_audited_4" ON "catalogue_entry" USING btree ((audited[4]) desc,"ordinal");--> statement-breakpoint
CREATE INDEX "catalogue_entry_assured_5" ON "catalogue_entry" USING btree ((assured[5]) desc,"ordinal");--> statement-breakpoint
CREATE INDEX "catalogue_entry_audited_5" ON "catalogue_entry" USING btree ((audited[5]) desc,"ordinal");--> statement-breakpoint
CREATE INDEX "catalogue_entry_assured_6" ON "catalogue_entry" USING btree ((assured[6]) desc,"ordinal");--> statement-breakpoint
CREATE INDEX "catalogue_entry_audited_6" ON "catalogue_entry" USING btree ((audited[6]) desc,"ordinal");--> statement-breakpoint
CREATE INDEX "catalogue_entry_assured_7" ON "catalogue_entry" USING btree ((assured[7]) desc,"ordinal");--> statement-breakpoint
CREATE INDEX "catalogue_entry_audited_7" ON "catalogue_entry" USING btree ((audited[7]) desc,"ordinal");--> statement-breakpoint
CREATE INDEX "catalogue_entry_assured_8" ON "catalogue_entry" USING btree ((assured[8]) desc,"ordinal");--> statement-breakpoint
CREATE INDEX "catalogue_entry_audited_8" ON "catalogue_entry" USING btree ((audited[8]) desc,"ordinal");--> statement-breakpoint
CREATE INDEX "catalogue_entry_assured_9" ON "catalogue_entry" USING btree ((assured[9]) desc,"ordinal");--> statement-breakpoint
CREATE INDEX "catalogue_entry_audited_9" ON "catalogue_entry" USING btree ((audited[9]) desc,"ordinal");--> statement-breakpoint
CREATE INDEX "catalogue_entry_assured_10" ON "catalogue_entry" USING btree ((assured[10]) desc,"ordinal");--> statement-breakpoint
CREATE INDEX "catalogue_entry_audited_10" ON "catalogue_entry" USING btree ((audited[10]) desc,"ordinal");
