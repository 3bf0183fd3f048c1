CREATE TABLE "absences" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"enfant_id" uuid NOT NULL,
	"structure_id" uuid NOT NULL,
	"etat" text NOT NULL,
	"motif" text NOT NULL,
	"commentaire" text DEFAULT '' NOT NULL,
	"declaree_le" timestamp with time zone NOT NULL,
	"declaree_par" uuid NOT NULL,
	"reponse" text,
	"repondu_le" timestamp with time zone,
	"repondu_par" uuid,
	"nom" text,
	"type" text,
	"taille" integer,
	"empreinte" text,
	"emplacement" text,
	"cle" text,
	CONSTRAINT "absences_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "agendas" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"enfant_id" uuid,
	"empreinte" text NOT NULL,
	"cree_le" timestamp with time zone NOT NULL,
	"revoque_le" timestamp with time zone,
	CONSTRAINT "agendas_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "fermetures" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"structure_id" uuid,
	"du" date NOT NULL,
	"au" date NOT NULL,
	"motif" text DEFAULT '' NOT NULL,
	CONSTRAINT "fermetures_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id"),
	CONSTRAINT "fermetures_ordre" CHECK (du <= au)
);
--> statement-breakpoint
CREATE TABLE "semaines_modeles" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"activite_id" uuid NOT NULL,
	"unite" text NOT NULL,
	"groupe" text DEFAULT '' NOT NULL,
	"jours" smallint[] NOT NULL,
	"capacite" integer NOT NULL,
	"quand" text NOT NULL,
	CONSTRAINT "semaines_modeles_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id"),
	CONSTRAINT "semaines_modeles_capacite" CHECK (capacite >= 0)
);
--> statement-breakpoint
CREATE TABLE "contrats" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"enfant_id" uuid NOT NULL,
	"structure_id" uuid NOT NULL,
	"activite_id" uuid NOT NULL,
	"etat" text NOT NULL,
	"debut" date NOT NULL,
	"fin" date NOT NULL,
	"semaine" jsonb NOT NULL,
	"commentaire" text DEFAULT '' NOT NULL,
	"demande_le" timestamp with time zone NOT NULL,
	"demande_par" uuid NOT NULL,
	"reponse" text,
	"repondu_le" timestamp with time zone,
	"repondu_par" uuid,
	CONSTRAINT "contrats_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id"),
	CONSTRAINT "contrats_ordre" CHECK (debut <= fin)
);
--> statement-breakpoint
CREATE TABLE "heures_occasionnelles" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"contrat_id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"enfant_id" uuid NOT NULL,
	"structure_id" uuid NOT NULL,
	"date" date NOT NULL,
	"debut" text NOT NULL,
	"fin" text NOT NULL,
	"etat" text NOT NULL,
	"demande_le" timestamp with time zone NOT NULL,
	"demande_par" uuid NOT NULL,
	"reponse" text,
	"repondu_le" timestamp with time zone,
	"repondu_par" uuid,
	CONSTRAINT "heures_occasionnelles_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "guichets" (
	"collectivite_id" text NOT NULL,
	"tour" bigint NOT NULL,
	CONSTRAINT "guichets_collectivite_id_pk" PRIMARY KEY("collectivite_id")
);
--> statement-breakpoint
ALTER TABLE "creneaux" DROP CONSTRAINT "creneaux_places";--> statement-breakpoint
DROP INDEX "reservations_vivantes";--> statement-breakpoint
ALTER TABLE "collectivites" ADD COLUMN "communes" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "collectivites" ADD COLUMN "zone_scolaire" text;--> statement-breakpoint
ALTER TABLE "pieces" ADD COLUMN "bloque_reservation" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- The owner is held by row-level security too: it is lifted while rows that exist are brought up to date.
ALTER TABLE "creneaux" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "reservations" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "activites" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "creneaux" ADD COLUMN "fin" date;--> statement-breakpoint
UPDATE "creneaux" SET "fin" = "date";--> statement-breakpoint
ALTER TABLE "creneaux" ALTER COLUMN "fin" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "creneaux" ADD COLUMN "ferme" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "creneaux" ADD COLUMN "en_attente" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "reservations" ADD COLUMN "fin" date;--> statement-breakpoint
UPDATE "reservations" SET "fin" = "date";--> statement-breakpoint
ALTER TABLE "reservations" ALTER COLUMN "fin" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "reservations" ADD COLUMN "ordre_attente" bigint;--> statement-breakpoint
ALTER TABLE "reservations" ADD COLUMN "expire_le" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "reservations" ADD COLUMN "motif" text;--> statement-breakpoint
ALTER TABLE "reservations" ADD COLUMN "absence_id" uuid;--> statement-breakpoint
ALTER TABLE "activites" ADD COLUMN "mode" text DEFAULT 'jour' NOT NULL;--> statement-breakpoint
ALTER TABLE "activites" ADD COLUMN "validation" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "activites" ADD COLUMN "liste_attente" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "activites" ADD COLUMN "confirmation_heures" integer;--> statement-breakpoint
ALTER TABLE "activites" ADD COLUMN "plafonds" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "activites" ADD COLUMN "groupes" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "activites" ADD COLUMN "absence_jours" integer DEFAULT 8 NOT NULL;--> statement-breakpoint
ALTER TABLE "periodes" ADD COLUMN "ouverture_residents" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "unites" ADD COLUMN "tranches" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "unites" ADD COLUMN "parties" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_collectivite_id_enfant_id_enfants_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","enfant_id") REFERENCES "public"."enfants"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_collectivite_id_structure_id_structures_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","structure_id") REFERENCES "public"."structures"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agendas" ADD CONSTRAINT "agendas_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agendas" ADD CONSTRAINT "agendas_collectivite_id_enfant_id_enfants_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","enfant_id") REFERENCES "public"."enfants"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fermetures" ADD CONSTRAINT "fermetures_collectivite_id_collectivites_id_fk" FOREIGN KEY ("collectivite_id") REFERENCES "public"."collectivites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fermetures" ADD CONSTRAINT "fermetures_collectivite_id_structure_id_structures_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","structure_id") REFERENCES "public"."structures"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "semaines_modeles" ADD CONSTRAINT "semaines_modeles_collectivite_id_collectivites_id_fk" FOREIGN KEY ("collectivite_id") REFERENCES "public"."collectivites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "semaines_modeles" ADD CONSTRAINT "semaines_modeles_collectivite_id_activite_id_unite_unites_collectivite_id_activite_id_code_fk" FOREIGN KEY ("collectivite_id","activite_id","unite") REFERENCES "public"."unites"("collectivite_id","activite_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contrats" ADD CONSTRAINT "contrats_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contrats" ADD CONSTRAINT "contrats_collectivite_id_enfant_id_enfants_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","enfant_id") REFERENCES "public"."enfants"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contrats" ADD CONSTRAINT "contrats_collectivite_id_structure_id_structures_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","structure_id") REFERENCES "public"."structures"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contrats" ADD CONSTRAINT "contrats_collectivite_id_activite_id_activites_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","activite_id") REFERENCES "public"."activites"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "heures_occasionnelles" ADD CONSTRAINT "heures_occasionnelles_collectivite_id_contrat_id_contrats_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","contrat_id") REFERENCES "public"."contrats"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guichets" ADD CONSTRAINT "guichets_collectivite_id_collectivites_id_fk" FOREIGN KEY ("collectivite_id") REFERENCES "public"."collectivites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "absences_foyer" ON "absences" USING btree ("collectivite_id","foyer_id");--> statement-breakpoint
CREATE INDEX "absences_structure" ON "absences" USING btree ("collectivite_id","structure_id","etat");--> statement-breakpoint
CREATE UNIQUE INDEX "agendas_empreinte" ON "agendas" USING btree ("collectivite_id","empreinte");--> statement-breakpoint
CREATE INDEX "agendas_foyer" ON "agendas" USING btree ("collectivite_id","foyer_id");--> statement-breakpoint
CREATE INDEX "fermetures_dates" ON "fermetures" USING btree ("collectivite_id","du");--> statement-breakpoint
CREATE INDEX "semaines_modeles_activite" ON "semaines_modeles" USING btree ("collectivite_id","activite_id");--> statement-breakpoint
CREATE INDEX "contrats_foyer" ON "contrats" USING btree ("collectivite_id","foyer_id");--> statement-breakpoint
CREATE INDEX "contrats_structure" ON "contrats" USING btree ("collectivite_id","structure_id","etat");--> statement-breakpoint
CREATE INDEX "heures_occasionnelles_foyer" ON "heures_occasionnelles" USING btree ("collectivite_id","foyer_id","date");--> statement-breakpoint
CREATE INDEX "heures_occasionnelles_structure" ON "heures_occasionnelles" USING btree ("collectivite_id","structure_id","etat");--> statement-breakpoint
CREATE INDEX "reservations_enfant" ON "reservations" USING btree ("collectivite_id","enfant_id","date");--> statement-breakpoint
CREATE INDEX "reservations_attente" ON "reservations" USING btree ("collectivite_id","creneau_id","ordre_attente") WHERE etat = 'en-attente';--> statement-breakpoint
CREATE INDEX "reservations_propositions" ON "reservations" USING btree ("collectivite_id","expire_le") WHERE etat = 'proposee';--> statement-breakpoint
CREATE UNIQUE INDEX "reservations_vivantes" ON "reservations" USING btree ("collectivite_id","creneau_id","enfant_id") WHERE etat in ('confirmee', 'demandee', 'en-attente', 'proposee');--> statement-breakpoint
UPDATE "activites" SET "mode" = CASE WHEN "reservable" THEN 'jour' ELSE 'contrat' END,
	"delai_reservation" = '{"type": "jours"}'::jsonb || "delai_reservation",
	"delai_annulation" = '{"type": "jours"}'::jsonb || "delai_annulation";--> statement-breakpoint
ALTER TABLE "activites" DROP COLUMN "reservable";--> statement-breakpoint
ALTER TABLE "creneaux" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "reservations" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "activites" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "creneaux" ADD CONSTRAINT "creneaux_duree" CHECK (fin BETWEEN date AND date + 31);--> statement-breakpoint
ALTER TABLE "creneaux" ADD CONSTRAINT "creneaux_places" CHECK (occupees >= 0 AND en_attente >= 0);