CREATE TABLE "codes_connexion" (
	"collectivite_id" text NOT NULL,
	"empreinte" text NOT NULL,
	"session" text NOT NULL,
	"origine" text NOT NULL,
	"defi" text NOT NULL,
	"expire_le" timestamp with time zone NOT NULL,
	CONSTRAINT "codes_connexion_collectivite_id_empreinte_pk" PRIMARY KEY("collectivite_id","empreinte")
);
--> statement-breakpoint
ALTER TABLE "codes_connexion" ADD CONSTRAINT "codes_connexion_collectivite_id_collectivites_id_fk" FOREIGN KEY ("collectivite_id") REFERENCES "public"."collectivites"("id") ON DELETE no action ON UPDATE no action;