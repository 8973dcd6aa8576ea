CREATE TABLE "statistics" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"computed_at" timestamp with time zone NOT NULL,
	"document" text NOT NULL,
	CONSTRAINT "statistics_one_row" CHECK ("statistics"."only")
);
