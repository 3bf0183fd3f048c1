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
CREATE TABLE "durees_conservation" (
	"collectivite_id" text NOT NULL,
	"categorie" text NOT NULL,
	"mois" integer NOT NULL,
	"choisie_le" timestamp with time zone NOT NULL,
	"choisie_par" uuid NOT NULL,
	CONSTRAINT "durees_conservation_collectivite_id_categorie_pk" PRIMARY KEY("collectivite_id","categorie")
);
--> statement-breakpoint
CREATE TABLE "eliminations" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"annee" integer NOT NULL,
	"rang" integer NOT NULL,
	"etat" text NOT NULL,
	"proposee_le" timestamp with time zone NOT NULL,
	"proposee_par" uuid,
	"arretee_au" date NOT NULL,
	"visa_reference" text,
	"visa_date" date,
	"vise_par" uuid,
	"motif" text DEFAULT '' NOT NULL,
	"lancee_le" timestamp with time zone,
	"lancee_par" uuid,
	"terminee_le" timestamp with time zone,
	"nom" text,
	"type" text,
	"taille" integer,
	"empreinte" text,
	"emplacement" text,
	"cle" text,
	"controle" text,
	CONSTRAINT "eliminations_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "eliminations_articles" (
	"collectivite_id" text NOT NULL,
	"elimination_id" uuid NOT NULL,
	"categorie" text NOT NULL,
	"nature" text NOT NULL,
	"objet_id" uuid NOT NULL,
	CONSTRAINT "eliminations_articles_collectivite_id_elimination_id_nature_objet_id_pk" PRIMARY KEY("collectivite_id","elimination_id","nature","objet_id")
);
--> statement-breakpoint
CREATE TABLE "eliminations_lignes" (
	"collectivite_id" text NOT NULL,
	"elimination_id" uuid NOT NULL,
	"categorie" text NOT NULL,
	"mois" integer NOT NULL,
	"nombre" integer NOT NULL,
	"premiere" date NOT NULL,
	"derniere" date NOT NULL,
	"retenus" integer NOT NULL,
	"ecartee" boolean DEFAULT false NOT NULL,
	"jusque" date,
	"detruits" integer DEFAULT 0 NOT NULL,
	"laisses" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "eliminations_lignes_collectivite_id_elimination_id_categorie_pk" PRIMARY KEY("collectivite_id","elimination_id","categorie")
);
--> statement-breakpoint
CREATE TABLE "gels" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"motif" text NOT NULL,
	"pose_le" timestamp with time zone NOT NULL,
	"pose_par" uuid NOT NULL,
	"leve_le" timestamp with time zone,
	CONSTRAINT "gels_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "mouvements_foyers" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"quoi" text NOT NULL,
	"foyer_id" uuid NOT NULL,
	"autre_foyer_id" uuid,
	"compte_id" uuid,
	"motif" text NOT NULL,
	"bilan" jsonb NOT NULL,
	"le" timestamp with time zone NOT NULL,
	"par" uuid NOT NULL,
	CONSTRAINT "mouvements_foyers_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "gardes" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"enfant_id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"autre_foyer_id" uuid NOT NULL,
	"debut" date NOT NULL,
	"fin" date,
	"regle" jsonb NOT NULL,
	"etat" text NOT NULL,
	"par_service" boolean NOT NULL,
	"proposee_le" timestamp with time zone NOT NULL,
	"proposee_par" uuid NOT NULL,
	"repondu_le" timestamp with time zone,
	"repondu_par" uuid,
	CONSTRAINT "gardes_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "rattachements" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"enfant_id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"autre_foyer_id" uuid,
	"courriel" text DEFAULT '' NOT NULL,
	"etat" text NOT NULL,
	"essais" integer DEFAULT 0 NOT NULL,
	"demande_le" timestamp with time zone NOT NULL,
	"demande_par" uuid NOT NULL,
	"expire_le" timestamp with time zone,
	"accord" text,
	"fait_le" timestamp with time zone,
	"fait_par" uuid,
	"motif" text,
	"defait_le" timestamp with time zone,
	"defait_par" uuid,
	CONSTRAINT "rattachements_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "regles_gardes" (
	"collectivite_id" text NOT NULL,
	"chacun_ses_jours" boolean NOT NULL,
	CONSTRAINT "regles_gardes_collectivite_id_pk" PRIMARY KEY("collectivite_id")
);
--> statement-breakpoint
CREATE TABLE "quotients_declares" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"avant" integer,
	"valeur" integer NOT NULL,
	"caisse" text NOT NULL,
	"etat" text NOT NULL,
	"motif" text,
	"demandee_le" timestamp with time zone NOT NULL,
	"repondu_le" timestamp with time zone,
	"repondu_par" uuid,
	"valable_jusqu_au" date,
	"dernier_rappel" integer,
	"nom" text,
	"type" text,
	"taille" integer,
	"empreinte" text,
	"emplacement" text,
	"cle" text,
	"controle" text,
	CONSTRAINT "quotients_declares_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
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
ALTER TABLE "interdictions" ADD COLUMN "dernier_rappel" integer;--> statement-breakpoint
ALTER TABLE "apparences" ADD CONSTRAINT "apparences_collectivite_id_collectivites_id_fk" FOREIGN KEY ("collectivite_id") REFERENCES "public"."collectivites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "durees_conservation" ADD CONSTRAINT "durees_conservation_collectivite_id_collectivites_id_fk" FOREIGN KEY ("collectivite_id") REFERENCES "public"."collectivites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "eliminations" ADD CONSTRAINT "eliminations_collectivite_id_collectivites_id_fk" FOREIGN KEY ("collectivite_id") REFERENCES "public"."collectivites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "eliminations_articles" ADD CONSTRAINT "eliminations_articles_collectivite_id_elimination_id_eliminations_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","elimination_id") REFERENCES "public"."eliminations"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "eliminations_lignes" ADD CONSTRAINT "eliminations_lignes_collectivite_id_elimination_id_eliminations_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","elimination_id") REFERENCES "public"."eliminations"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gels" ADD CONSTRAINT "gels_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mouvements_foyers" ADD CONSTRAINT "mouvements_foyers_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gardes" ADD CONSTRAINT "gardes_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gardes" ADD CONSTRAINT "gardes_collectivite_id_autre_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","autre_foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gardes" ADD CONSTRAINT "gardes_collectivite_id_enfant_id_enfants_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","enfant_id") REFERENCES "public"."enfants"("collectivite_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rattachements" ADD CONSTRAINT "rattachements_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rattachements" ADD CONSTRAINT "rattachements_collectivite_id_autre_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","autre_foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rattachements" ADD CONSTRAINT "rattachements_collectivite_id_enfant_id_enfants_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","enfant_id") REFERENCES "public"."enfants"("collectivite_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regles_gardes" ADD CONSTRAINT "regles_gardes_collectivite_id_collectivites_id_fk" FOREIGN KEY ("collectivite_id") REFERENCES "public"."collectivites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotients_declares" ADD CONSTRAINT "quotients_declares_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
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
CREATE UNIQUE INDEX "eliminations_rang" ON "eliminations" USING btree ("collectivite_id","annee","rang");--> statement-breakpoint
CREATE UNIQUE INDEX "eliminations_vivante" ON "eliminations" USING btree ("collectivite_id") WHERE etat IN ('proposee', 'visee', 'en-cours');--> statement-breakpoint
CREATE INDEX "eliminations_articles_objet" ON "eliminations_articles" USING btree ("collectivite_id","nature","objet_id");--> statement-breakpoint
CREATE UNIQUE INDEX "gels_vivants" ON "gels" USING btree ("collectivite_id","foyer_id") WHERE leve_le IS NULL;--> statement-breakpoint
CREATE INDEX "mouvements_foyers_foyer" ON "mouvements_foyers" USING btree ("collectivite_id","foyer_id","le");--> statement-breakpoint
CREATE UNIQUE INDEX "gardes_proposees" ON "gardes" USING btree ("collectivite_id","enfant_id") WHERE etat = 'proposee';--> statement-breakpoint
CREATE INDEX "gardes_enfant" ON "gardes" USING btree ("collectivite_id","enfant_id","etat");--> statement-breakpoint
CREATE INDEX "gardes_foyer" ON "gardes" USING btree ("collectivite_id","foyer_id");--> statement-breakpoint
CREATE INDEX "gardes_autre" ON "gardes" USING btree ("collectivite_id","autre_foyer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rattachements_ouverts" ON "rattachements" USING btree ("collectivite_id","enfant_id") WHERE etat in ('invite', 'a-reunir');--> statement-breakpoint
CREATE INDEX "rattachements_courriel" ON "rattachements" USING btree ("collectivite_id","courriel");--> statement-breakpoint
CREATE INDEX "rattachements_foyer" ON "rattachements" USING btree ("collectivite_id","foyer_id");--> statement-breakpoint
CREATE INDEX "quotients_declares_foyer" ON "quotients_declares" USING btree ("collectivite_id","foyer_id","demandee_le");--> statement-breakpoint
CREATE UNIQUE INDEX "quotients_declares_attente" ON "quotients_declares" USING btree ("collectivite_id","foyer_id") WHERE etat = 'demandee';--> statement-breakpoint
CREATE INDEX "reinscriptions_dates" ON "reinscriptions" USING btree ("collectivite_id","jusqu_au");--> statement-breakpoint
CREATE INDEX "renouvellements_foyers_foyer" ON "renouvellements_foyers" USING btree ("collectivite_id","foyer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "renouvellements_sections_une" ON "renouvellements_sections" USING btree ("collectivite_id","foyer_id","annee","section",coalesce(enfant_id, '00000000-0000-0000-0000-000000000000'::uuid));