CREATE TABLE "interdictions" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"enfant_id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"personne_prenom" text NOT NULL,
	"personne_nom" text NOT NULL,
	"lien" text NOT NULL,
	"juridiction" text NOT NULL,
	"reference" text NOT NULL,
	"date_decision" date NOT NULL,
	"fin" date,
	"etat" text NOT NULL,
	"demandee_le" timestamp with time zone NOT NULL,
	"demandee_par" uuid NOT NULL,
	"motif" text,
	"repondu_le" timestamp with time zone,
	"repondu_par" uuid,
	"nom" text,
	"type" text,
	"taille" integer,
	"empreinte" text,
	"emplacement" text,
	"cle" text,
	"controle" text,
	CONSTRAINT "interdictions_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "proches" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"prenom" text NOT NULL,
	"nom" text NOT NULL,
	"lien" text NOT NULL,
	"telephone" text NOT NULL,
	"peut_chercher" boolean NOT NULL,
	"a_prevenir" boolean NOT NULL,
	"rang" integer NOT NULL,
	CONSTRAINT "proches_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "proches_enfants" (
	"collectivite_id" text NOT NULL,
	"proche_id" uuid NOT NULL,
	"enfant_id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	CONSTRAINT "proches_enfants_collectivite_id_proche_id_enfant_id_pk" PRIMARY KEY("collectivite_id","proche_id","enfant_id")
);
--> statement-breakpoint
ALTER TABLE "responsables" ADD COLUMN "autorite_motif" text;--> statement-breakpoint
ALTER TABLE "responsables" ADD COLUMN "autorite_le" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "responsables" ADD COLUMN "autorite_par" uuid;--> statement-breakpoint
ALTER TABLE "interdictions" ADD CONSTRAINT "interdictions_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interdictions" ADD CONSTRAINT "interdictions_collectivite_id_enfant_id_enfants_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","enfant_id") REFERENCES "public"."enfants"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proches" ADD CONSTRAINT "proches_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proches_enfants" ADD CONSTRAINT "proches_enfants_collectivite_id_proche_id_proches_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","proche_id") REFERENCES "public"."proches"("collectivite_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proches_enfants" ADD CONSTRAINT "proches_enfants_collectivite_id_foyer_id_enfant_id_foyers_enfants_collectivite_id_foyer_id_enfant_id_fk" FOREIGN KEY ("collectivite_id","foyer_id","enfant_id") REFERENCES "public"."foyers_enfants"("collectivite_id","foyer_id","enfant_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "interdictions_enfant" ON "interdictions" USING btree ("collectivite_id","enfant_id","etat");--> statement-breakpoint
CREATE INDEX "interdictions_etat" ON "interdictions" USING btree ("collectivite_id","etat","demandee_le");--> statement-breakpoint
CREATE INDEX "proches_foyer" ON "proches" USING btree ("collectivite_id","foyer_id","rang");--> statement-breakpoint
CREATE INDEX "proches_enfants_enfant" ON "proches_enfants" USING btree ("collectivite_id","enfant_id");