CREATE TABLE "collectivites" (
	"id" text PRIMARY KEY NOT NULL,
	"nom" text NOT NULL,
	"zone" text DEFAULT 'Europe/Paris' NOT NULL,
	"courriel" text,
	"telephone" text,
	"cree_le" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "origines" (
	"collectivite_id" text NOT NULL,
	"origine" text NOT NULL,
	CONSTRAINT "origines_collectivite_id_origine_pk" PRIMARY KEY("collectivite_id","origine")
);
--> statement-breakpoint
CREATE TABLE "pages" (
	"collectivite_id" text NOT NULL,
	"section" text NOT NULL,
	"url" text NOT NULL,
	CONSTRAINT "pages_collectivite_id_section_pk" PRIMARY KEY("collectivite_id","section")
);
--> statement-breakpoint
CREATE TABLE "requetes" (
	"collectivite_id" text NOT NULL,
	"auteur" text NOT NULL,
	"cle" text NOT NULL,
	"empreinte" text NOT NULL,
	"statut" text,
	"reponse" jsonb,
	"recue_le" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "requetes_collectivite_id_auteur_cle_pk" PRIMARY KEY("collectivite_id","auteur","cle")
);
--> statement-breakpoint
CREATE TABLE "agents" (
	"collectivite_id" text NOT NULL,
	"compte_id" uuid NOT NULL,
	"nom" text NOT NULL,
	"prenom" text NOT NULL,
	CONSTRAINT "agents_collectivite_id_compte_id_pk" PRIMARY KEY("collectivite_id","compte_id")
);
--> statement-breakpoint
CREATE TABLE "agents_structures" (
	"collectivite_id" text NOT NULL,
	"compte_id" uuid NOT NULL,
	"structure_id" uuid NOT NULL,
	CONSTRAINT "agents_structures_collectivite_id_compte_id_structure_id_pk" PRIMARY KEY("collectivite_id","compte_id","structure_id")
);
--> statement-breakpoint
CREATE TABLE "comptes" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"courriel" text NOT NULL,
	"mot_de_passe" text,
	"confirme_le" timestamp with time zone,
	"foyer_id" uuid,
	"cree_le" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "comptes_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "jetons" (
	"collectivite_id" text NOT NULL,
	"empreinte" text NOT NULL,
	"compte_id" uuid NOT NULL,
	"usage" text NOT NULL,
	"expire_le" timestamp with time zone NOT NULL,
	"utilise_le" timestamp with time zone,
	CONSTRAINT "jetons_collectivite_id_empreinte_pk" PRIMARY KEY("collectivite_id","empreinte")
);
--> statement-breakpoint
CREATE TABLE "limites" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"expire" timestamp with time zone DEFAULT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"collectivite_id" text NOT NULL,
	"empreinte" text NOT NULL,
	"compte_id" uuid NOT NULL,
	"origine" text,
	"persistante" boolean DEFAULT false NOT NULL,
	"appareil" text,
	"cree_le" timestamp with time zone DEFAULT now() NOT NULL,
	"expire_le" timestamp with time zone NOT NULL,
	CONSTRAINT "sessions_collectivite_id_empreinte_pk" PRIMARY KEY("collectivite_id","empreinte")
);
--> statement-breakpoint
CREATE TABLE "evenements" (
	"collectivite_id" text NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "evenements_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"foyer_id" uuid,
	"structure_id" uuid,
	"sujet" text NOT NULL,
	"cree_le" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "evenements_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "depots" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"piece_id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"enfant_id" uuid,
	"etat" text NOT NULL,
	"motif" text,
	"nom" text NOT NULL,
	"type" text NOT NULL,
	"taille" integer NOT NULL,
	"empreinte" text NOT NULL,
	"emplacement" text NOT NULL,
	"cle" text NOT NULL,
	"valable_jusqu_au" date,
	"transmis_le" timestamp with time zone NOT NULL,
	"transmis_par" uuid NOT NULL,
	"retire_le" timestamp with time zone,
	CONSTRAINT "depots_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "pieces" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"nom" text NOT NULL,
	"aide" text DEFAULT '' NOT NULL,
	"portee" text NOT NULL,
	"activite_id" uuid,
	"obligatoire" boolean NOT NULL,
	"ordre" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "pieces_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "factures" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"structure_id" uuid NOT NULL,
	"regie_id" uuid NOT NULL,
	"mois" text NOT NULL,
	"etat" text NOT NULL,
	"annee" integer NOT NULL,
	"rang" integer NOT NULL,
	"numero" text NOT NULL,
	"total_centimes" integer NOT NULL,
	"paye_centimes" integer DEFAULT 0 NOT NULL,
	"emise_le" timestamp with time zone NOT NULL,
	"echeance" date NOT NULL,
	"destinataire" text NOT NULL,
	"payee_le" timestamp with time zone,
	CONSTRAINT "factures_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id"),
	CONSTRAINT "factures_paye" CHECK (paye_centimes >= 0)
);
--> statement-breakpoint
CREATE TABLE "lignes" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"facture_id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"structure_id" uuid NOT NULL,
	"enfant_id" uuid,
	"ordre" integer NOT NULL,
	"libelle" text NOT NULL,
	"explication" text NOT NULL,
	"quantite" integer NOT NULL,
	"prix_centimes" integer NOT NULL,
	"montant_centimes" integer NOT NULL,
	CONSTRAINT "lignes_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "numeros" (
	"collectivite_id" text NOT NULL,
	"regie_id" uuid NOT NULL,
	"annee" integer NOT NULL,
	"dernier" integer NOT NULL,
	CONSTRAINT "numeros_collectivite_id_regie_id_annee_pk" PRIMARY KEY("collectivite_id","regie_id","annee")
);
--> statement-breakpoint
CREATE TABLE "enfants" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"nom" text NOT NULL,
	"prenom" text NOT NULL,
	"date_naissance" date NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"modifie_le" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "enfants_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "foyers" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"adresse" text DEFAULT '' NOT NULL,
	"complement" text DEFAULT '' NOT NULL,
	"code_postal" text DEFAULT '' NOT NULL,
	"commune" text DEFAULT '' NOT NULL,
	"revenus_centimes" integer,
	"revenus_annee" integer,
	"quotient_familial" integer,
	"caisse" text,
	"numero_allocataire" text,
	"version" integer DEFAULT 1 NOT NULL,
	"modifie_le" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "foyers_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "foyers_enfants" (
	"collectivite_id" text NOT NULL,
	"foyer_id" uuid NOT NULL,
	"enfant_id" uuid NOT NULL,
	CONSTRAINT "foyers_enfants_collectivite_id_foyer_id_enfant_id_pk" PRIMARY KEY("collectivite_id","foyer_id","enfant_id")
);
--> statement-breakpoint
CREATE TABLE "responsables" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"nom" text DEFAULT '' NOT NULL,
	"prenom" text DEFAULT '' NOT NULL,
	"courriel" text DEFAULT '' NOT NULL,
	"telephone" text DEFAULT '' NOT NULL,
	"ordre" integer NOT NULL,
	CONSTRAINT "responsables_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "santes" (
	"collectivite_id" text NOT NULL,
	"enfant_id" uuid NOT NULL,
	"allergies" text DEFAULT '' NOT NULL,
	"regime" text DEFAULT '' NOT NULL,
	"pai" text DEFAULT '' NOT NULL,
	"vaccins" text DEFAULT '' NOT NULL,
	"medecin" text DEFAULT '' NOT NULL,
	"medecin_telephone" text DEFAULT '' NOT NULL,
	"autres" text DEFAULT '' NOT NULL,
	CONSTRAINT "santes_collectivite_id_enfant_id_pk" PRIMARY KEY("collectivite_id","enfant_id")
);
--> statement-breakpoint
CREATE TABLE "inscriptions" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"enfant_id" uuid NOT NULL,
	"structure_id" uuid NOT NULL,
	"activite_id" uuid NOT NULL,
	"periode_id" uuid,
	"etat" text NOT NULL,
	"motif" text,
	"demandee_le" timestamp with time zone NOT NULL,
	"demandee_par" uuid,
	"repondu_le" timestamp with time zone,
	"repondu_par" uuid,
	CONSTRAINT "inscriptions_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "paiements" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"regie_id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"etat" text NOT NULL,
	"montant_centimes" integer NOT NULL,
	"id_op" text,
	"refdet" text NOT NULL,
	"saisie" text NOT NULL,
	"numcli" text NOT NULL,
	"retour" text NOT NULL,
	"resultrans" text,
	"numauto" text,
	"trop_percu_centimes" integer DEFAULT 0 NOT NULL,
	"cree_le" timestamp with time zone NOT NULL,
	"verifie_le" timestamp with time zone,
	"termine_le" timestamp with time zone,
	CONSTRAINT "paiements_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "paiements_factures" (
	"collectivite_id" text NOT NULL,
	"paiement_id" uuid NOT NULL,
	"facture_id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"montant_centimes" integer NOT NULL,
	CONSTRAINT "paiements_factures_collectivite_id_paiement_id_facture_id_pk" PRIMARY KEY("collectivite_id","paiement_id","facture_id")
);
--> statement-breakpoint
CREATE TABLE "creneaux" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"activite_id" uuid NOT NULL,
	"periode_id" uuid NOT NULL,
	"date" date NOT NULL,
	"unite" text NOT NULL,
	"groupe" text DEFAULT '' NOT NULL,
	"capacite" integer NOT NULL,
	"occupees" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "creneaux_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id"),
	CONSTRAINT "creneaux_places" CHECK (occupees >= 0)
);
--> statement-breakpoint
CREATE TABLE "reservations" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"creneau_id" uuid NOT NULL,
	"structure_id" uuid NOT NULL,
	"activite_id" uuid NOT NULL,
	"date" date NOT NULL,
	"enfant_id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"etat" text NOT NULL,
	"prix_centimes" integer NOT NULL,
	"cree_le" timestamp with time zone NOT NULL,
	"cree_par" uuid,
	"annulee_le" timestamp with time zone,
	"annulee_par" uuid,
	"ligne_id" uuid,
	CONSTRAINT "reservations_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "activites" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"structure_id" uuid NOT NULL,
	"nom" text NOT NULL,
	"type" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"age_min" integer,
	"age_max" integer,
	"delai_reservation" jsonb NOT NULL,
	"delai_annulation" jsonb NOT NULL,
	"reservable" boolean DEFAULT true NOT NULL,
	"ordre" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "activites_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "periodes" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"activite_id" uuid NOT NULL,
	"nom" text NOT NULL,
	"debut" date NOT NULL,
	"fin" date NOT NULL,
	"ouverture" timestamp with time zone NOT NULL,
	"fermeture" timestamp with time zone,
	CONSTRAINT "periodes_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "regies" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"nom" text NOT NULL,
	"numcli" text,
	"saisie" text DEFAULT 'T' NOT NULL,
	"prefixe" text NOT NULL,
	"mentions" jsonb NOT NULL,
	CONSTRAINT "regies_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "structures" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"nom" text NOT NULL,
	"type" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"adresse" text DEFAULT '' NOT NULL,
	"telephone" text,
	"courriel" text,
	"regie_id" uuid NOT NULL,
	"ordre" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "structures_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "unites" (
	"collectivite_id" text NOT NULL,
	"activite_id" uuid NOT NULL,
	"code" text NOT NULL,
	"nom" text NOT NULL,
	"horaires" text DEFAULT '' NOT NULL,
	"prix_centimes" integer NOT NULL,
	"ordre" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "unites_collectivite_id_activite_id_code_pk" PRIMARY KEY("collectivite_id","activite_id","code")
);
--> statement-breakpoint
ALTER TABLE "origines" ADD CONSTRAINT "origines_collectivite_id_collectivites_id_fk" FOREIGN KEY ("collectivite_id") REFERENCES "public"."collectivites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pages" ADD CONSTRAINT "pages_collectivite_id_collectivites_id_fk" FOREIGN KEY ("collectivite_id") REFERENCES "public"."collectivites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requetes" ADD CONSTRAINT "requetes_collectivite_id_collectivites_id_fk" FOREIGN KEY ("collectivite_id") REFERENCES "public"."collectivites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agents" ADD CONSTRAINT "agents_collectivite_id_compte_id_comptes_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","compte_id") REFERENCES "public"."comptes"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agents_structures" ADD CONSTRAINT "agents_structures_collectivite_id_compte_id_agents_collectivite_id_compte_id_fk" FOREIGN KEY ("collectivite_id","compte_id") REFERENCES "public"."agents"("collectivite_id","compte_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comptes" ADD CONSTRAINT "comptes_collectivite_id_collectivites_id_fk" FOREIGN KEY ("collectivite_id") REFERENCES "public"."collectivites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comptes" ADD CONSTRAINT "comptes_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jetons" ADD CONSTRAINT "jetons_collectivite_id_compte_id_comptes_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","compte_id") REFERENCES "public"."comptes"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_collectivite_id_compte_id_comptes_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","compte_id") REFERENCES "public"."comptes"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "depots" ADD CONSTRAINT "depots_collectivite_id_piece_id_pieces_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","piece_id") REFERENCES "public"."pieces"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "depots" ADD CONSTRAINT "depots_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "depots" ADD CONSTRAINT "depots_collectivite_id_enfant_id_enfants_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","enfant_id") REFERENCES "public"."enfants"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pieces" ADD CONSTRAINT "pieces_collectivite_id_collectivites_id_fk" FOREIGN KEY ("collectivite_id") REFERENCES "public"."collectivites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pieces" ADD CONSTRAINT "pieces_collectivite_id_activite_id_activites_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","activite_id") REFERENCES "public"."activites"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "factures" ADD CONSTRAINT "factures_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "factures" ADD CONSTRAINT "factures_collectivite_id_structure_id_structures_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","structure_id") REFERENCES "public"."structures"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "factures" ADD CONSTRAINT "factures_collectivite_id_regie_id_regies_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","regie_id") REFERENCES "public"."regies"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lignes" ADD CONSTRAINT "lignes_collectivite_id_facture_id_factures_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","facture_id") REFERENCES "public"."factures"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lignes" ADD CONSTRAINT "lignes_collectivite_id_enfant_id_enfants_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","enfant_id") REFERENCES "public"."enfants"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "numeros" ADD CONSTRAINT "numeros_collectivite_id_regie_id_regies_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","regie_id") REFERENCES "public"."regies"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enfants" ADD CONSTRAINT "enfants_collectivite_id_collectivites_id_fk" FOREIGN KEY ("collectivite_id") REFERENCES "public"."collectivites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "foyers" ADD CONSTRAINT "foyers_collectivite_id_collectivites_id_fk" FOREIGN KEY ("collectivite_id") REFERENCES "public"."collectivites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "foyers_enfants" ADD CONSTRAINT "foyers_enfants_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "foyers_enfants" ADD CONSTRAINT "foyers_enfants_collectivite_id_enfant_id_enfants_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","enfant_id") REFERENCES "public"."enfants"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responsables" ADD CONSTRAINT "responsables_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "santes" ADD CONSTRAINT "santes_collectivite_id_enfant_id_enfants_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","enfant_id") REFERENCES "public"."enfants"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inscriptions" ADD CONSTRAINT "inscriptions_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inscriptions" ADD CONSTRAINT "inscriptions_collectivite_id_enfant_id_enfants_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","enfant_id") REFERENCES "public"."enfants"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inscriptions" ADD CONSTRAINT "inscriptions_collectivite_id_activite_id_activites_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","activite_id") REFERENCES "public"."activites"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inscriptions" ADD CONSTRAINT "inscriptions_collectivite_id_periode_id_periodes_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","periode_id") REFERENCES "public"."periodes"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paiements" ADD CONSTRAINT "paiements_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paiements" ADD CONSTRAINT "paiements_collectivite_id_regie_id_regies_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","regie_id") REFERENCES "public"."regies"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paiements_factures" ADD CONSTRAINT "paiements_factures_collectivite_id_paiement_id_paiements_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","paiement_id") REFERENCES "public"."paiements"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paiements_factures" ADD CONSTRAINT "paiements_factures_collectivite_id_facture_id_factures_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","facture_id") REFERENCES "public"."factures"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "creneaux" ADD CONSTRAINT "creneaux_collectivite_id_activite_id_activites_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","activite_id") REFERENCES "public"."activites"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "creneaux" ADD CONSTRAINT "creneaux_collectivite_id_periode_id_periodes_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","periode_id") REFERENCES "public"."periodes"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "creneaux" ADD CONSTRAINT "creneaux_collectivite_id_activite_id_unite_unites_collectivite_id_activite_id_code_fk" FOREIGN KEY ("collectivite_id","activite_id","unite") REFERENCES "public"."unites"("collectivite_id","activite_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_collectivite_id_creneau_id_creneaux_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","creneau_id") REFERENCES "public"."creneaux"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_collectivite_id_enfant_id_enfants_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","enfant_id") REFERENCES "public"."enfants"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activites" ADD CONSTRAINT "activites_collectivite_id_collectivites_id_fk" FOREIGN KEY ("collectivite_id") REFERENCES "public"."collectivites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activites" ADD CONSTRAINT "activites_collectivite_id_structure_id_structures_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","structure_id") REFERENCES "public"."structures"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "periodes" ADD CONSTRAINT "periodes_collectivite_id_collectivites_id_fk" FOREIGN KEY ("collectivite_id") REFERENCES "public"."collectivites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "periodes" ADD CONSTRAINT "periodes_collectivite_id_activite_id_activites_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","activite_id") REFERENCES "public"."activites"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regies" ADD CONSTRAINT "regies_collectivite_id_collectivites_id_fk" FOREIGN KEY ("collectivite_id") REFERENCES "public"."collectivites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "structures" ADD CONSTRAINT "structures_collectivite_id_collectivites_id_fk" FOREIGN KEY ("collectivite_id") REFERENCES "public"."collectivites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "structures" ADD CONSTRAINT "structures_collectivite_id_regie_id_regies_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","regie_id") REFERENCES "public"."regies"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unites" ADD CONSTRAINT "unites_collectivite_id_collectivites_id_fk" FOREIGN KEY ("collectivite_id") REFERENCES "public"."collectivites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unites" ADD CONSTRAINT "unites_collectivite_id_activite_id_activites_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","activite_id") REFERENCES "public"."activites"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "comptes_courriel" ON "comptes" USING btree ("collectivite_id","courriel");--> statement-breakpoint
CREATE INDEX "jetons_compte" ON "jetons" USING btree ("collectivite_id","compte_id");--> statement-breakpoint
CREATE INDEX "sessions_compte" ON "sessions" USING btree ("collectivite_id","compte_id");--> statement-breakpoint
CREATE INDEX "evenements_recents" ON "evenements" USING btree ("collectivite_id","cree_le");--> statement-breakpoint
CREATE INDEX "depots_foyer" ON "depots" USING btree ("collectivite_id","foyer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "factures_rang" ON "factures" USING btree ("collectivite_id","regie_id","annee","rang");--> statement-breakpoint
CREATE INDEX "factures_foyer" ON "factures" USING btree ("collectivite_id","foyer_id","etat");--> statement-breakpoint
CREATE INDEX "lignes_facture" ON "lignes" USING btree ("collectivite_id","facture_id");--> statement-breakpoint
CREATE INDEX "foyers_enfants_enfant" ON "foyers_enfants" USING btree ("collectivite_id","enfant_id");--> statement-breakpoint
CREATE INDEX "responsables_foyer" ON "responsables" USING btree ("collectivite_id","foyer_id");--> statement-breakpoint
CREATE INDEX "inscriptions_foyer" ON "inscriptions" USING btree ("collectivite_id","foyer_id");--> statement-breakpoint
CREATE INDEX "inscriptions_structure" ON "inscriptions" USING btree ("collectivite_id","structure_id","etat");--> statement-breakpoint
CREATE UNIQUE INDEX "inscriptions_vivantes" ON "inscriptions" USING btree ("collectivite_id","enfant_id","foyer_id","activite_id",coalesce(periode_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE etat in ('demandee', 'acceptee');--> statement-breakpoint
CREATE UNIQUE INDEX "paiements_id_op" ON "paiements" USING btree ("collectivite_id","id_op");--> statement-breakpoint
CREATE INDEX "paiements_foyer" ON "paiements" USING btree ("collectivite_id","foyer_id");--> statement-breakpoint
CREATE INDEX "paiements_factures_facture" ON "paiements_factures" USING btree ("collectivite_id","facture_id");--> statement-breakpoint
CREATE UNIQUE INDEX "creneaux_unique" ON "creneaux" USING btree ("collectivite_id","activite_id","date","unite","groupe");--> statement-breakpoint
CREATE INDEX "creneaux_date" ON "creneaux" USING btree ("collectivite_id","date");--> statement-breakpoint
CREATE UNIQUE INDEX "reservations_vivantes" ON "reservations" USING btree ("collectivite_id","creneau_id","enfant_id") WHERE etat <> 'annulee';--> statement-breakpoint
CREATE INDEX "reservations_foyer" ON "reservations" USING btree ("collectivite_id","foyer_id","date");--> statement-breakpoint
CREATE INDEX "reservations_structure" ON "reservations" USING btree ("collectivite_id","structure_id","date");--> statement-breakpoint
CREATE INDEX "periodes_activite" ON "periodes" USING btree ("collectivite_id","activite_id","debut");