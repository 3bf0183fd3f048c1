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
ALTER TABLE "mouvements_foyers" ADD CONSTRAINT "mouvements_foyers_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gardes" ADD CONSTRAINT "gardes_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gardes" ADD CONSTRAINT "gardes_collectivite_id_autre_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","autre_foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gardes" ADD CONSTRAINT "gardes_collectivite_id_enfant_id_enfants_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","enfant_id") REFERENCES "public"."enfants"("collectivite_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rattachements" ADD CONSTRAINT "rattachements_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rattachements" ADD CONSTRAINT "rattachements_collectivite_id_autre_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","autre_foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rattachements" ADD CONSTRAINT "rattachements_collectivite_id_enfant_id_enfants_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","enfant_id") REFERENCES "public"."enfants"("collectivite_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regles_gardes" ADD CONSTRAINT "regles_gardes_collectivite_id_collectivites_id_fk" FOREIGN KEY ("collectivite_id") REFERENCES "public"."collectivites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mouvements_foyers_foyer" ON "mouvements_foyers" USING btree ("collectivite_id","foyer_id","le");--> statement-breakpoint
CREATE UNIQUE INDEX "gardes_proposees" ON "gardes" USING btree ("collectivite_id","enfant_id") WHERE etat = 'proposee';--> statement-breakpoint
CREATE INDEX "gardes_enfant" ON "gardes" USING btree ("collectivite_id","enfant_id","etat");--> statement-breakpoint
CREATE INDEX "gardes_foyer" ON "gardes" USING btree ("collectivite_id","foyer_id");--> statement-breakpoint
CREATE INDEX "gardes_autre" ON "gardes" USING btree ("collectivite_id","autre_foyer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rattachements_ouverts" ON "rattachements" USING btree ("collectivite_id","enfant_id") WHERE etat in ('invite', 'a-reunir');--> statement-breakpoint
CREATE INDEX "rattachements_courriel" ON "rattachements" USING btree ("collectivite_id","courriel");--> statement-breakpoint
CREATE INDEX "rattachements_foyer" ON "rattachements" USING btree ("collectivite_id","foyer_id");