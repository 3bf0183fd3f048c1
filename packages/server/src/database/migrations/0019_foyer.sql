CREATE TABLE "consentements" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"enfant_id" uuid NOT NULL,
	"texte_id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"accord" boolean NOT NULL,
	"le" timestamp with time zone NOT NULL,
	CONSTRAINT "consentements_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "consentements_textes" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"code" uuid NOT NULL,
	"version" integer NOT NULL,
	"titre" text NOT NULL,
	"texte" text NOT NULL,
	"deux_titulaires" boolean NOT NULL,
	"depuis" date NOT NULL,
	"jusque" date,
	"ecrit_le" timestamp with time zone NOT NULL,
	"ecrit_par" uuid NOT NULL,
	CONSTRAINT "consentements_textes_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
ALTER TABLE "responsables" ADD COLUMN "autorite_parentale" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "consentements" ADD CONSTRAINT "consentements_collectivite_id_texte_id_consentements_textes_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","texte_id") REFERENCES "public"."consentements_textes"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consentements" ADD CONSTRAINT "consentements_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consentements" ADD CONSTRAINT "consentements_collectivite_id_enfant_id_enfants_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","enfant_id") REFERENCES "public"."enfants"("collectivite_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consentements_textes" ADD CONSTRAINT "consentements_textes_collectivite_id_collectivites_id_fk" FOREIGN KEY ("collectivite_id") REFERENCES "public"."collectivites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consentements_enfant" ON "consentements" USING btree ("collectivite_id","enfant_id","le");--> statement-breakpoint
CREATE UNIQUE INDEX "consentements_textes_version" ON "consentements_textes" USING btree ("collectivite_id","code","version");