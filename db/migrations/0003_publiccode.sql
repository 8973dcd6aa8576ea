CREATE TABLE "listing_publiccode" (
	"solution_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"content" text NOT NULL,
	"to_complete" text[] NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "listing_publiccode_solution_id_version_pk" PRIMARY KEY("solution_id","version")
);
--> statement-breakpoint
ALTER TABLE "listing_publiccode" ADD CONSTRAINT "listing_publiccode_version" FOREIGN KEY ("solution_id","version") REFERENCES "public"."listing_version"("solution_id","version") ON DELETE cascade ON UPDATE no action;