CREATE TABLE "agents_regies" (
	"collectivite_id" text NOT NULL,
	"compte_id" uuid NOT NULL,
	"regie_id" uuid NOT NULL,
	CONSTRAINT "agents_regies_collectivite_id_compte_id_regie_id_pk" PRIMARY KEY("collectivite_id","compte_id","regie_id")
);
--> statement-breakpoint
CREATE TABLE "contrats_factures" (
	"collectivite_id" text NOT NULL,
	"contrat_id" uuid NOT NULL,
	"mois" text NOT NULL,
	"ligne_id" uuid NOT NULL,
	"minutes" integer NOT NULL,
	CONSTRAINT "contrats_factures_collectivite_id_contrat_id_mois_pk" PRIMARY KEY("collectivite_id","contrat_id","mois")
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
CREATE TABLE "facturations" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"structure_id" uuid NOT NULL,
	"regie_id" uuid NOT NULL,
	"mois" text NOT NULL,
	"etat" text NOT NULL,
	"preparee_le" timestamp with time zone NOT NULL,
	"preparee_par" uuid,
	"emise_le" timestamp with time zone,
	"emise_par" uuid,
	"annoncee_le" timestamp with time zone,
	"factures" integer NOT NULL,
	"avoirs" integer NOT NULL,
	"total_centimes" integer NOT NULL,
	"empreinte" text NOT NULL,
	CONSTRAINT "facturations_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "relances" (
	"collectivite_id" text NOT NULL,
	"facture_id" uuid NOT NULL,
	"jours" integer NOT NULL,
	"foyer_id" uuid NOT NULL,
	"envoyee_le" timestamp with time zone NOT NULL,
	CONSTRAINT "relances_collectivite_id_facture_id_jours_pk" PRIMARY KEY("collectivite_id","facture_id","jours")
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
CREATE TABLE "mandats" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"regie_id" uuid NOT NULL,
	"rum" text NOT NULL,
	"ics" text NOT NULL,
	"creancier" text NOT NULL,
	"creancier_adresse" text NOT NULL,
	"titulaire" text NOT NULL,
	"adresse" text NOT NULL,
	"iban_scelle" text NOT NULL,
	"iban_apercu" text NOT NULL,
	"bic" text NOT NULL,
	"etat" text NOT NULL,
	"motif" text,
	"compte_id" uuid NOT NULL,
	"code_empreinte" text,
	"code_jusqu_au" timestamp with time zone,
	"code_essais" integer DEFAULT 0 NOT NULL,
	"texte" text NOT NULL,
	"texte_version" text NOT NULL,
	"cree_le" timestamp with time zone NOT NULL,
	"signe_le" timestamp with time zone,
	"signe_courriel" text,
	"signe_lieu" text,
	"fini_le" timestamp with time zone,
	CONSTRAINT "mandats_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id"),
	CONSTRAINT "mandats_signe" CHECK (etat NOT IN ('actif', 'suspendu') OR signe_le IS NOT NULL)
);
--> statement-breakpoint
CREATE TABLE "prelevements" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"remise_id" uuid NOT NULL,
	"mandat_id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"regie_id" uuid NOT NULL,
	"date" date NOT NULL,
	"montant_centimes" integer NOT NULL,
	"sequence" text NOT NULL,
	"etat" text DEFAULT 'prevu' NOT NULL,
	"motif" text,
	CONSTRAINT "prelevements_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id"),
	CONSTRAINT "prelevements_montant" CHECK (montant_centimes > 0)
);
--> statement-breakpoint
CREATE TABLE "prelevements_factures" (
	"collectivite_id" text NOT NULL,
	"prelevement_id" uuid NOT NULL,
	"facture_id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"centimes" integer NOT NULL,
	"en_cours" boolean DEFAULT true NOT NULL,
	CONSTRAINT "prelevements_factures_collectivite_id_prelevement_id_facture_id_pk" PRIMARY KEY("collectivite_id","prelevement_id","facture_id"),
	CONSTRAINT "prelevements_factures_centimes" CHECK (centimes > 0)
);
--> statement-breakpoint
CREATE TABLE "remises" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"regie_id" uuid NOT NULL,
	"date" date NOT NULL,
	"etat" text NOT NULL,
	"creancier" jsonb NOT NULL,
	"cree_le" timestamp with time zone NOT NULL,
	"deposee_le" timestamp with time zone,
	"jour" date,
	"rang" integer,
	"close_le" timestamp with time zone,
	CONSTRAINT "remises_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
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
ALTER TABLE "heures_occasionnelles" ADD COLUMN "ligne_id" uuid;--> statement-breakpoint
ALTER TABLE "factures" ADD COLUMN "facturation_id" uuid;--> statement-breakpoint
ALTER TABLE "factures" ADD COLUMN "nature" text DEFAULT 'facture' NOT NULL;--> statement-breakpoint
ALTER TABLE "factures" ADD COLUMN "origine_id" uuid;--> statement-breakpoint
ALTER TABLE "factures" ADD COLUMN "motif" text;--> statement-breakpoint
ALTER TABLE "factures" ADD COLUMN "titre_reference" text;--> statement-breakpoint
ALTER TABLE "lignes" ADD COLUMN "garde_centimes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "lignes" ADD COLUMN "ligne_origine_id" uuid;--> statement-breakpoint
ALTER TABLE "foyers" ADD COLUMN "enfants_a_charge" integer;--> statement-breakpoint
ALTER TABLE "foyers" ADD COLUMN "enfants_aeeh" integer;--> statement-breakpoint
ALTER TABLE "reservations" ADD COLUMN "facture_centimes" integer;--> statement-breakpoint
ALTER TABLE "reservations" ADD COLUMN "facture_absence" text;--> statement-breakpoint
ALTER TABLE "activites" ADD COLUMN "pointage" jsonb;--> statement-breakpoint
ALTER TABLE "regies" ADD COLUMN "mode" text DEFAULT 'regie' NOT NULL;--> statement-breakpoint
ALTER TABLE "regies" ADD COLUMN "moyens" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "regies" ADD COLUMN "relances" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "regies" ADD COLUMN "sepa" jsonb;--> statement-breakpoint
ALTER TABLE "agents_regies" ADD CONSTRAINT "agents_regies_collectivite_id_compte_id_agents_collectivite_id_compte_id_fk" FOREIGN KEY ("collectivite_id","compte_id") REFERENCES "public"."agents"("collectivite_id","compte_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contrats_factures" ADD CONSTRAINT "contrats_factures_collectivite_id_contrat_id_contrats_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","contrat_id") REFERENCES "public"."contrats"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "encaissements" ADD CONSTRAINT "encaissements_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "encaissements" ADD CONSTRAINT "encaissements_collectivite_id_regie_id_regies_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","regie_id") REFERENCES "public"."regies"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "encaissements" ADD CONSTRAINT "encaissements_collectivite_id_annule_id_encaissements_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","annule_id") REFERENCES "public"."encaissements"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imputations" ADD CONSTRAINT "imputations_collectivite_id_encaissement_id_encaissements_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","encaissement_id") REFERENCES "public"."encaissements"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imputations" ADD CONSTRAINT "imputations_collectivite_id_facture_id_factures_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","facture_id") REFERENCES "public"."factures"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facturations" ADD CONSTRAINT "facturations_collectivite_id_structure_id_structures_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","structure_id") REFERENCES "public"."structures"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facturations" ADD CONSTRAINT "facturations_collectivite_id_regie_id_regies_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","regie_id") REFERENCES "public"."regies"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relances" ADD CONSTRAINT "relances_collectivite_id_facture_id_factures_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","facture_id") REFERENCES "public"."factures"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pointages" ADD CONSTRAINT "pointages_collectivite_id_structure_id_structures_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","structure_id") REFERENCES "public"."structures"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pointages" ADD CONSTRAINT "pointages_collectivite_id_activite_id_activites_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","activite_id") REFERENCES "public"."activites"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pointages" ADD CONSTRAINT "pointages_collectivite_id_enfant_id_enfants_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","enfant_id") REFERENCES "public"."enfants"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandats" ADD CONSTRAINT "mandats_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandats" ADD CONSTRAINT "mandats_collectivite_id_regie_id_regies_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","regie_id") REFERENCES "public"."regies"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prelevements" ADD CONSTRAINT "prelevements_collectivite_id_remise_id_remises_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","remise_id") REFERENCES "public"."remises"("collectivite_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prelevements" ADD CONSTRAINT "prelevements_collectivite_id_mandat_id_mandats_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","mandat_id") REFERENCES "public"."mandats"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prelevements_factures" ADD CONSTRAINT "prelevements_factures_collectivite_id_prelevement_id_prelevements_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","prelevement_id") REFERENCES "public"."prelevements"("collectivite_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prelevements_factures" ADD CONSTRAINT "prelevements_factures_collectivite_id_facture_id_factures_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","facture_id") REFERENCES "public"."factures"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remises" ADD CONSTRAINT "remises_collectivite_id_regie_id_regies_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","regie_id") REFERENCES "public"."regies"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
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
CREATE UNIQUE INDEX "facturations_brouillon" ON "facturations" USING btree ("collectivite_id","structure_id","mois") WHERE etat = 'brouillon';--> statement-breakpoint
CREATE INDEX "facturations_structure" ON "facturations" USING btree ("collectivite_id","structure_id","mois");--> statement-breakpoint
CREATE UNIQUE INDEX "pointages_jour" ON "pointages" USING btree ("collectivite_id","date","enfant_id","activite_id","unite");--> statement-breakpoint
CREATE INDEX "pointages_structure" ON "pointages" USING btree ("collectivite_id","structure_id","date");--> statement-breakpoint
CREATE INDEX "pointages_foyer" ON "pointages" USING btree ("collectivite_id","foyer_id","date");--> statement-breakpoint
CREATE UNIQUE INDEX "mandats_rum" ON "mandats" USING btree ("collectivite_id","rum");--> statement-breakpoint
CREATE UNIQUE INDEX "mandats_vivant" ON "mandats" USING btree ("collectivite_id","foyer_id","regie_id") WHERE etat <> 'revoque';--> statement-breakpoint
CREATE INDEX "mandats_regie" ON "mandats" USING btree ("collectivite_id","regie_id","etat");--> statement-breakpoint
CREATE UNIQUE INDEX "prelevements_remise" ON "prelevements" USING btree ("collectivite_id","remise_id","mandat_id");--> statement-breakpoint
CREATE INDEX "prelevements_mandat" ON "prelevements" USING btree ("collectivite_id","mandat_id");--> statement-breakpoint
CREATE INDEX "prelevements_foyer" ON "prelevements" USING btree ("collectivite_id","foyer_id","etat");--> statement-breakpoint
CREATE UNIQUE INDEX "prelevements_factures_en_cours" ON "prelevements_factures" USING btree ("collectivite_id","facture_id") WHERE en_cours;--> statement-breakpoint
CREATE INDEX "prelevements_factures_facture" ON "prelevements_factures" USING btree ("collectivite_id","facture_id");--> statement-breakpoint
CREATE INDEX "remises_regie" ON "remises" USING btree ("collectivite_id","regie_id","date");--> statement-breakpoint
CREATE UNIQUE INDEX "remises_rang" ON "remises" USING btree ("collectivite_id","jour","rang");--> statement-breakpoint
CREATE INDEX "factures_regie" ON "factures" USING btree ("collectivite_id","regie_id","echeance") WHERE etat = 'emise';--> statement-breakpoint
CREATE UNIQUE INDEX "factures_titre" ON "factures" USING btree ("collectivite_id","regie_id","titre_reference") WHERE titre_reference IS NOT NULL;--> statement-breakpoint
CREATE INDEX "factures_facturation" ON "factures" USING btree ("collectivite_id","facturation_id");--> statement-breakpoint
CREATE INDEX "factures_origine" ON "factures" USING btree ("collectivite_id","origine_id") WHERE origine_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "lignes_origine" ON "lignes" USING btree ("collectivite_id","ligne_origine_id") WHERE ligne_origine_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "reservations_a_rendre" ON "reservations" USING btree ("collectivite_id","structure_id") WHERE facture_centimes > 0 AND etat <> 'confirmee';--> statement-breakpoint
CREATE INDEX "reservations_absence" ON "reservations" USING btree ("collectivite_id","absence_id") WHERE absence_id IS NOT NULL;--> statement-breakpoint
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
-- What was billed before: each booking at the price of its line, each service's months as issued runs. The owner is bound
-- by row-level security: it is let in meanwhile.
ALTER TABLE "reservations" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "lignes" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "factures" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "reservations" r SET "facture_centimes" = l."prix_centimes", "facture_absence" = 'aucune'
FROM "lignes" l WHERE l."collectivite_id" = r."collectivite_id" AND l."id" = r."ligne_id";--> statement-breakpoint
INSERT INTO "facturations" ("collectivite_id", "id", "structure_id", "regie_id", "mois", "etat", "preparee_le", "emise_le",
  "annoncee_le", "factures", "avoirs", "total_centimes", "empreinte")
SELECT "collectivite_id", gen_random_uuid(), "structure_id", "regie_id", "mois", 'emise', min("emise_le"), max("emise_le"),
  max("emise_le"), count(*), 0, sum("total_centimes"), ''
FROM "factures" GROUP BY "collectivite_id", "structure_id", "regie_id", "mois";--> statement-breakpoint
ALTER TABLE "reservations" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "lignes" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "factures" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- What was paid on PayFiP before the ledger enters it: each invoice takes what it was credited, in the order of payments;
-- what they did not need is the family's credit.
ALTER TABLE "paiements" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "paiements_factures" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "factures" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO "encaissements" ("collectivite_id", "id", "regie_id", "foyer_id", "moyen", "montant_centimes", "reference", "recu_le", "paiement_id")
SELECT "collectivite_id", gen_random_uuid(), "regie_id", "foyer_id", CASE WHEN "resultrans" = 'V' THEN 'prelevement-unique' ELSE 'carte' END,
  "montant_centimes", coalesce("numauto", ''), coalesce("termine_le", "cree_le"), "id" FROM "paiements" WHERE "etat" = 'paye';--> statement-breakpoint
INSERT INTO "imputations" ("collectivite_id", "id", "encaissement_id", "foyer_id", "regie_id", "facture_id", "centimes")
SELECT "collectivite_id", gen_random_uuid(), "entree", "foyer_id", "regie_id", "facture_id", "pris" FROM (
  SELECT e."collectivite_id", e."id" AS "entree", e."foyer_id", e."regie_id", p."facture_id",
    greatest(0, least(p."montant_centimes", f."paye_centimes" - coalesce(sum(p."montant_centimes") OVER (
      PARTITION BY p."collectivite_id", p."facture_id" ORDER BY e."recu_le", e."id" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0))) AS "pris"
  FROM "encaissements" e
  JOIN "paiements_factures" p ON p."collectivite_id" = e."collectivite_id" AND p."paiement_id" = e."paiement_id"
  JOIN "factures" f ON f."collectivite_id" = p."collectivite_id" AND f."id" = p."facture_id"
) "parts" WHERE "pris" > 0;--> statement-breakpoint
INSERT INTO "imputations" ("collectivite_id", "id", "encaissement_id", "foyer_id", "regie_id", "facture_id", "centimes")
SELECT e."collectivite_id", gen_random_uuid(), e."id", e."foyer_id", e."regie_id", NULL, e."montant_centimes" - coalesce(sum(i."centimes"), 0)
FROM "encaissements" e LEFT JOIN "imputations" i ON i."collectivite_id" = e."collectivite_id" AND i."encaissement_id" = e."id"
GROUP BY e."collectivite_id", e."id", e."foyer_id", e."regie_id", e."montant_centimes" HAVING e."montant_centimes" <> coalesce(sum(i."centimes"), 0);--> statement-breakpoint
ALTER TABLE "paiements" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "paiements_factures" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "factures" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "paiements" DROP COLUMN "trop_percu_centimes";--> statement-breakpoint
ALTER TABLE "unites" DROP COLUMN "prix_centimes";--> statement-breakpoint
ALTER TABLE "unites" DROP COLUMN "tranches";--> statement-breakpoint
ALTER TABLE "factures" ADD CONSTRAINT "factures_paye" CHECK ((nature = 'facture' AND paye_centimes BETWEEN 0 AND total_centimes) OR (nature = 'avoir' AND total_centimes < 0 AND paye_centimes = 0));