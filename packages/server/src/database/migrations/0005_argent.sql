CREATE TABLE "agents_regies" (
	"collectivite_id" text NOT NULL,
	"compte_id" uuid NOT NULL,
	"regie_id" uuid NOT NULL,
	CONSTRAINT "agents_regies_collectivite_id_compte_id_regie_id_pk" PRIMARY KEY("collectivite_id","compte_id","regie_id")
);
--> statement-breakpoint
CREATE TABLE "encaissements" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"regie_id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"moyen" text NOT NULL,
	"montant_centimes" integer NOT NULL,
	"reference" text DEFAULT '' NOT NULL,
	"recu_le" timestamp with time zone NOT NULL,
	"saisi_par" uuid,
	"paiement_id" uuid,
	"prelevement_id" uuid,
	"avoir_id" uuid,
	"annule_id" uuid,
	"motif" text,
	CONSTRAINT "encaissements_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "imputations" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"encaissement_id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"regie_id" uuid NOT NULL,
	"facture_id" uuid,
	"centimes" integer NOT NULL,
	CONSTRAINT "imputations_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id"),
	CONSTRAINT "imputations_centimes" CHECK (centimes <> 0)
);
--> statement-breakpoint
CREATE TABLE "pointages" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"structure_id" uuid NOT NULL,
	"activite_id" uuid NOT NULL,
	"unite" text NOT NULL,
	"date" date NOT NULL,
	"enfant_id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"etat" text NOT NULL,
	"arrivee" text,
	"depart" text,
	"reservation_id" uuid,
	"contrat_id" uuid,
	"pointe_le" timestamp with time zone NOT NULL,
	"pointe_par" uuid NOT NULL,
	"ligne_id" uuid,
	CONSTRAINT "pointages_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id"),
	CONSTRAINT "pointages_heures" CHECK (depart IS NULL OR arrivee IS NULL OR arrivee < depart)
);
--> statement-breakpoint
CREATE TABLE "baremes_cnaf" (
	"debut" date PRIMARY KEY NOT NULL,
	"plancher_centimes" integer NOT NULL,
	"plafond_centimes" integer NOT NULL,
	"taux" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tarifs" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"activite_id" uuid NOT NULL,
	"unite" text NOT NULL,
	"debut" date NOT NULL,
	"regle" jsonb NOT NULL,
	CONSTRAINT "tarifs_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id"),
	CONSTRAINT "tarifs_debut" UNIQUE("collectivite_id","activite_id","unite","debut")
);
--> statement-breakpoint
ALTER TABLE "factures" DROP CONSTRAINT "factures_paye";--> statement-breakpoint
ALTER TABLE "lignes" ALTER COLUMN "quantite" SET DATA TYPE numeric;--> statement-breakpoint
ALTER TABLE "factures" ADD COLUMN "facturation_id" uuid;--> statement-breakpoint
ALTER TABLE "factures" ADD COLUMN "nature" text DEFAULT 'facture' NOT NULL;--> statement-breakpoint
ALTER TABLE "factures" ADD COLUMN "origine_id" uuid;--> statement-breakpoint
ALTER TABLE "factures" ADD COLUMN "motif" text;--> statement-breakpoint
ALTER TABLE "factures" ADD COLUMN "titre_reference" text;--> statement-breakpoint
ALTER TABLE "lignes" ADD COLUMN "garde_centimes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "foyers" ADD COLUMN "enfants_a_charge" integer;--> statement-breakpoint
ALTER TABLE "foyers" ADD COLUMN "enfants_aeeh" integer;--> statement-breakpoint
ALTER TABLE "regies" ADD COLUMN "mode" text DEFAULT 'regie' NOT NULL;--> statement-breakpoint
ALTER TABLE "regies" ADD COLUMN "moyens" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "regies" ADD COLUMN "relances" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "regies" ADD COLUMN "sepa" jsonb;--> statement-breakpoint
ALTER TABLE "agents_regies" ADD CONSTRAINT "agents_regies_collectivite_id_compte_id_agents_collectivite_id_compte_id_fk" FOREIGN KEY ("collectivite_id","compte_id") REFERENCES "public"."agents"("collectivite_id","compte_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "encaissements" ADD CONSTRAINT "encaissements_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "encaissements" ADD CONSTRAINT "encaissements_collectivite_id_regie_id_regies_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","regie_id") REFERENCES "public"."regies"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "encaissements" ADD CONSTRAINT "encaissements_collectivite_id_annule_id_encaissements_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","annule_id") REFERENCES "public"."encaissements"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imputations" ADD CONSTRAINT "imputations_collectivite_id_encaissement_id_encaissements_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","encaissement_id") REFERENCES "public"."encaissements"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imputations" ADD CONSTRAINT "imputations_collectivite_id_facture_id_factures_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","facture_id") REFERENCES "public"."factures"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pointages" ADD CONSTRAINT "pointages_collectivite_id_structure_id_structures_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","structure_id") REFERENCES "public"."structures"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pointages" ADD CONSTRAINT "pointages_collectivite_id_activite_id_activites_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","activite_id") REFERENCES "public"."activites"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pointages" ADD CONSTRAINT "pointages_collectivite_id_enfant_id_enfants_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","enfant_id") REFERENCES "public"."enfants"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tarifs" ADD CONSTRAINT "tarifs_collectivite_id_activite_id_activites_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","activite_id") REFERENCES "public"."activites"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "encaissements_foyer" ON "encaissements" USING btree ("collectivite_id","foyer_id");--> statement-breakpoint
CREATE INDEX "encaissements_regie" ON "encaissements" USING btree ("collectivite_id","regie_id","recu_le");--> statement-breakpoint
CREATE UNIQUE INDEX "encaissements_annule" ON "encaissements" USING btree ("collectivite_id","annule_id");--> statement-breakpoint
CREATE UNIQUE INDEX "encaissements_paiement" ON "encaissements" USING btree ("collectivite_id","paiement_id") WHERE annule_id IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "encaissements_prelevement" ON "encaissements" USING btree ("collectivite_id","prelevement_id") WHERE annule_id IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "encaissements_avoir" ON "encaissements" USING btree ("collectivite_id","avoir_id") WHERE annule_id IS NULL;--> statement-breakpoint
CREATE INDEX "imputations_encaissement" ON "imputations" USING btree ("collectivite_id","encaissement_id");--> statement-breakpoint
CREATE INDEX "imputations_facture" ON "imputations" USING btree ("collectivite_id","facture_id");--> statement-breakpoint
CREATE INDEX "imputations_credits" ON "imputations" USING btree ("collectivite_id","foyer_id","regie_id") WHERE facture_id IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "pointages_jour" ON "pointages" USING btree ("collectivite_id","date","enfant_id","activite_id","unite");--> statement-breakpoint
CREATE INDEX "pointages_structure" ON "pointages" USING btree ("collectivite_id","structure_id","date");--> statement-breakpoint
CREATE INDEX "pointages_foyer" ON "pointages" USING btree ("collectivite_id","foyer_id","date");--> statement-breakpoint
-- National rates of childcare. Source: circulaire CNAF 2019-005 (rates, unchanged since 2022); floors and ceilings of caf.fr.
INSERT INTO "baremes_cnaf" ("debut", "plancher_centimes", "plafond_centimes", "taux")
SELECT "debut"::date, "plancher", "plafond", '{"collectif":["0.0619","0.0516","0.0413","0.0310","0.0310","0.0310","0.0310","0.0206"],"familial":["0.0516","0.0413","0.0310","0.0310","0.0310","0.0206","0.0206","0.0206"]}'::jsonb
FROM (VALUES ('2024-01-01', 76577, 600000), ('2024-09-01', 76577, 700000), ('2025-01-01', 80100, 700000),
  ('2025-09-01', 80100, 850000), ('2026-01-01', 81462, 850000)) AS "bareme"("debut", "plancher", "plafond");--> statement-breakpoint
-- The price that each unit had becomes its first rule. The owner is bound by row-level security: it is let in meanwhile.
ALTER TABLE "unites" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO "tarifs" ("collectivite_id", "id", "activite_id", "unite", "debut", "regle")
SELECT "collectivite_id", gen_random_uuid(), "activite_id", "code", '2000-01-01', jsonb_build_object(
  'base', CASE WHEN jsonb_array_length("tranches") = 0
    THEN jsonb_build_object('type', 'forfait', 'centimes', "prix_centimes")
    ELSE jsonb_build_object('type', 'tranches', 'tranches', "tranches") END,
  'par', 'unite', 'nonResident', NULL, 'fratrie', '[]'::jsonb, 'reservationTardive', NULL, 'sansReservation', NULL,
  'absence', '{"justifiee":0,"injustifiee":100}'::jsonb, 'fiscal', '{"garde":false,"repasCentimes":0}'::jsonb)
FROM "unites";--> statement-breakpoint
ALTER TABLE "unites" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "unites" DROP COLUMN "prix_centimes";--> statement-breakpoint
ALTER TABLE "unites" DROP COLUMN "tranches";--> statement-breakpoint
ALTER TABLE "factures" ADD CONSTRAINT "factures_paye" CHECK ((nature = 'facture' AND paye_centimes BETWEEN 0 AND total_centimes) OR (nature = 'avoir' AND total_centimes < 0 AND paye_centimes = 0));