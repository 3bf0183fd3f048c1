CREATE TABLE "reinscriptions" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"activite_id" uuid NOT NULL,
	"periode_id" uuid,
	"cible_activite_id" uuid NOT NULL,
	"cible_periode_id" uuid,
	"releve_activite_id" uuid,
	"releve_periode_id" uuid,
	"du" date NOT NULL,
	"jusqu_au" date NOT NULL,
	"prioritaire" boolean NOT NULL,
	CONSTRAINT "reinscriptions_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "renouvellements" (
	"collectivite_id" text NOT NULL,
	"annee" integer NOT NULL,
	"du" date NOT NULL,
	"jusqu_au" date NOT NULL,
	"blocage" text NOT NULL,
	"rappel_jours" integer,
	CONSTRAINT "renouvellements_collectivite_id_pk" PRIMARY KEY("collectivite_id")
);
--> statement-breakpoint
CREATE TABLE "renouvellements_foyers" (
	"collectivite_id" text NOT NULL,
	"annee" integer NOT NULL,
	"foyer_id" uuid NOT NULL,
	"complet_le" timestamp with time zone,
	"complet_par" uuid,
	"relance_le" date,
	"rappel_le" date,
	CONSTRAINT "renouvellements_foyers_collectivite_id_annee_foyer_id_pk" PRIMARY KEY("collectivite_id","annee","foyer_id")
);
--> statement-breakpoint
CREATE TABLE "renouvellements_sections" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"annee" integer NOT NULL,
	"foyer_id" uuid NOT NULL,
	"section" text NOT NULL,
	"enfant_id" uuid,
	"empreinte" text NOT NULL,
	"confirmee_le" timestamp with time zone NOT NULL,
	"confirmee_par" uuid NOT NULL,
	CONSTRAINT "renouvellements_sections_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
ALTER TABLE "inscriptions" ADD COLUMN "prioritaire" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "reinscriptions" ADD CONSTRAINT "reinscriptions_collectivite_id_activite_id_activites_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","activite_id") REFERENCES "public"."activites"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reinscriptions" ADD CONSTRAINT "reinscriptions_collectivite_id_periode_id_periodes_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","periode_id") REFERENCES "public"."periodes"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reinscriptions" ADD CONSTRAINT "reinscriptions_collectivite_id_cible_activite_id_activites_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","cible_activite_id") REFERENCES "public"."activites"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reinscriptions" ADD CONSTRAINT "reinscriptions_collectivite_id_cible_periode_id_periodes_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","cible_periode_id") REFERENCES "public"."periodes"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reinscriptions" ADD CONSTRAINT "reinscriptions_collectivite_id_releve_activite_id_activites_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","releve_activite_id") REFERENCES "public"."activites"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reinscriptions" ADD CONSTRAINT "reinscriptions_collectivite_id_releve_periode_id_periodes_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","releve_periode_id") REFERENCES "public"."periodes"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renouvellements" ADD CONSTRAINT "renouvellements_collectivite_id_collectivites_id_fk" FOREIGN KEY ("collectivite_id") REFERENCES "public"."collectivites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renouvellements_foyers" ADD CONSTRAINT "renouvellements_foyers_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renouvellements_sections" ADD CONSTRAINT "renouvellements_sections_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renouvellements_sections" ADD CONSTRAINT "renouvellements_sections_collectivite_id_enfant_id_enfants_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","enfant_id") REFERENCES "public"."enfants"("collectivite_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reinscriptions_dates" ON "reinscriptions" USING btree ("collectivite_id","jusqu_au");--> statement-breakpoint
CREATE INDEX "renouvellements_foyers_foyer" ON "renouvellements_foyers" USING btree ("collectivite_id","foyer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "renouvellements_sections_une" ON "renouvellements_sections" USING btree ("collectivite_id","foyer_id","annee","section",coalesce(enfant_id, '00000000-0000-0000-0000-000000000000'::uuid));