CREATE TABLE "acces_sante" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"enfant_id" uuid NOT NULL,
	"foyer_id" uuid,
	"compte_id" uuid NOT NULL,
	"structure_id" uuid NOT NULL,
	"ecran" text NOT NULL,
	"objet_id" uuid NOT NULL,
	"objet" text NOT NULL,
	"jour" date NOT NULL,
	"premier_le" timestamp with time zone NOT NULL,
	"dernier_le" timestamp with time zone NOT NULL,
	"fois" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "acces_sante_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "effacements" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"courriel" text NOT NULL,
	"etat" text NOT NULL,
	"demande_le" timestamp with time zone NOT NULL,
	"repondu_le" timestamp with time zone,
	"repondu_par" uuid,
	"motif" text,
	"visa" text,
	"bilan" jsonb,
	CONSTRAINT "effacements_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "referents_donnees" (
	"collectivite_id" text NOT NULL,
	"compte_id" uuid NOT NULL,
	CONSTRAINT "referents_donnees_collectivite_id_compte_id_pk" PRIMARY KEY("collectivite_id","compte_id")
);
--> statement-breakpoint
ALTER TABLE "acces_sante" ADD CONSTRAINT "acces_sante_collectivite_id_enfant_id_enfants_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","enfant_id") REFERENCES "public"."enfants"("collectivite_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referents_donnees" ADD CONSTRAINT "referents_donnees_collectivite_id_compte_id_agents_collectivite_id_compte_id_fk" FOREIGN KEY ("collectivite_id","compte_id") REFERENCES "public"."agents"("collectivite_id","compte_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "acces_sante_jour" ON "acces_sante" USING btree ("collectivite_id","compte_id","jour","enfant_id","structure_id","ecran","objet_id");--> statement-breakpoint
CREATE INDEX "acces_sante_enfant" ON "acces_sante" USING btree ("collectivite_id","enfant_id","dernier_le");--> statement-breakpoint
CREATE UNIQUE INDEX "effacements_demandes" ON "effacements" USING btree ("collectivite_id","compte_id") WHERE etat = 'demandee';--> statement-breakpoint
CREATE INDEX "effacements_etat" ON "effacements" USING btree ("collectivite_id","etat","demande_le");