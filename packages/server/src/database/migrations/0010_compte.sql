CREATE TABLE "appareils" (
	"collectivite_id" text NOT NULL,
	"compte_id" uuid NOT NULL,
	"nom" text NOT NULL,
	"vu_le" timestamp with time zone NOT NULL,
	CONSTRAINT "appareils_collectivite_id_compte_id_nom_pk" PRIMARY KEY("collectivite_id","compte_id","nom")
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "reseau" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "vue_le" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "appareils" ADD CONSTRAINT "appareils_collectivite_id_compte_id_comptes_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","compte_id") REFERENCES "public"."comptes"("collectivite_id","id") ON DELETE no action ON UPDATE no action;