CREATE TABLE "apparences" (
	"collectivite_id" text NOT NULL,
	"marque" text,
	"police" text,
	"logo" text,
	"logo_type" text,
	"logo_largeur" integer,
	"logo_hauteur" integer,
	"logo_empreinte" text,
	"modifiee_le" timestamp with time zone NOT NULL,
	CONSTRAINT "apparences_collectivite_id_pk" PRIMARY KEY("collectivite_id")
);
--> statement-breakpoint
ALTER TABLE "apparences" ADD CONSTRAINT "apparences_collectivite_id_collectivites_id_fk" FOREIGN KEY ("collectivite_id") REFERENCES "public"."collectivites"("id") ON DELETE no action ON UPDATE no action;