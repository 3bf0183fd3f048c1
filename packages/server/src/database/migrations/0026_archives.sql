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
ALTER TABLE "interdictions" ADD COLUMN "dernier_rappel" integer;--> statement-breakpoint
ALTER TABLE "durees_conservation" ADD CONSTRAINT "durees_conservation_collectivite_id_collectivites_id_fk" FOREIGN KEY ("collectivite_id") REFERENCES "public"."collectivites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "eliminations" ADD CONSTRAINT "eliminations_collectivite_id_collectivites_id_fk" FOREIGN KEY ("collectivite_id") REFERENCES "public"."collectivites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "eliminations_articles" ADD CONSTRAINT "eliminations_articles_collectivite_id_elimination_id_eliminations_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","elimination_id") REFERENCES "public"."eliminations"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "eliminations_lignes" ADD CONSTRAINT "eliminations_lignes_collectivite_id_elimination_id_eliminations_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","elimination_id") REFERENCES "public"."eliminations"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gels" ADD CONSTRAINT "gels_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotients_declares" ADD CONSTRAINT "quotients_declares_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "eliminations_rang" ON "eliminations" USING btree ("collectivite_id","annee","rang");--> statement-breakpoint
CREATE UNIQUE INDEX "eliminations_vivante" ON "eliminations" USING btree ("collectivite_id") WHERE etat IN ('proposee', 'visee', 'en-cours');--> statement-breakpoint
CREATE INDEX "eliminations_articles_objet" ON "eliminations_articles" USING btree ("collectivite_id","nature","objet_id");--> statement-breakpoint
CREATE UNIQUE INDEX "gels_vivants" ON "gels" USING btree ("collectivite_id","foyer_id") WHERE leve_le IS NULL;--> statement-breakpoint
CREATE INDEX "quotients_declares_foyer" ON "quotients_declares" USING btree ("collectivite_id","foyer_id","demandee_le");--> statement-breakpoint
CREATE UNIQUE INDEX "quotients_declares_attente" ON "quotients_declares" USING btree ("collectivite_id","foyer_id") WHERE etat = 'demandee';