CREATE TABLE "inscriptions_etapes" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"inscription_id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"structure_id" uuid NOT NULL,
	"type" text NOT NULL,
	"etat" text NOT NULL,
	"le" timestamp with time zone NOT NULL,
	"par" text NOT NULL,
	"compte_id" uuid,
	"motif" text,
	"pieces" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "inscriptions_etapes_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
DROP INDEX "inscriptions_vivantes";--> statement-breakpoint
ALTER TABLE "inscriptions" ADD COLUMN "attente_depuis" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "inscriptions" ADD COLUMN "pieces_demandees" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "activites" ADD COLUMN "reserve_territoire" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "activites" ADD COLUMN "places_inscription" integer;--> statement-breakpoint
ALTER TABLE "activites" ADD COLUMN "rang_affiche" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "inscriptions_etapes" ADD CONSTRAINT "inscriptions_etapes_collectivite_id_inscription_id_inscriptions_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","inscription_id") REFERENCES "public"."inscriptions"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "inscriptions_etapes_inscription" ON "inscriptions_etapes" USING btree ("collectivite_id","inscription_id");--> statement-breakpoint
CREATE UNIQUE INDEX "inscriptions_vivantes" ON "inscriptions" USING btree ("collectivite_id","enfant_id","foyer_id","activite_id",coalesce(periode_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE etat in ('demandee', 'incomplete', 'en-attente', 'acceptee');