CREATE TABLE "habilitations_particulier" (
	"collectivite_id" text NOT NULL,
	"siret" text NOT NULL,
	"jeton_scelle" text NOT NULL,
	"depuis" timestamp with time zone NOT NULL,
	CONSTRAINT "habilitations_particulier_collectivite_id_pk" PRIMARY KEY("collectivite_id")
);
--> statement-breakpoint
CREATE TABLE "quotients" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"valeur" integer NOT NULL,
	"caisse" text NOT NULL,
	"annee" integer NOT NULL,
	"mois" integer NOT NULL,
	"obtenu_le" timestamp with time zone NOT NULL,
	CONSTRAINT "quotients_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
ALTER TABLE "habilitations_particulier" ADD CONSTRAINT "habilitations_particulier_collectivite_id_collectivites_id_fk" FOREIGN KEY ("collectivite_id") REFERENCES "public"."collectivites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotients" ADD CONSTRAINT "quotients_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "quotients_foyer" ON "quotients" USING btree ("collectivite_id","foyer_id","obtenu_le");