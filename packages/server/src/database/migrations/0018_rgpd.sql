CREATE TABLE "exports" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"etat" text NOT NULL,
	"demande_le" timestamp with time zone NOT NULL,
	"tentative" uuid,
	"taille" integer,
	"pret_le" timestamp with time zone,
	"expire_le" timestamp with time zone,
	CONSTRAINT "exports_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "exports_morceaux" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"export_id" uuid NOT NULL,
	"rang" integer NOT NULL,
	"taille" integer NOT NULL,
	"emplacement" text NOT NULL,
	"cle" text NOT NULL,
	"controle" text DEFAULT 'libre' NOT NULL,
	CONSTRAINT "exports_morceaux_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
ALTER TABLE "exports" ADD CONSTRAINT "exports_collectivite_id_compte_id_comptes_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","compte_id") REFERENCES "public"."comptes"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exports_morceaux" ADD CONSTRAINT "exports_morceaux_collectivite_id_export_id_exports_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","export_id") REFERENCES "public"."exports"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "exports_en_cours" ON "exports" USING btree ("collectivite_id","compte_id") WHERE etat = 'en-cours';--> statement-breakpoint
CREATE INDEX "exports_compte" ON "exports" USING btree ("collectivite_id","compte_id");--> statement-breakpoint
CREATE UNIQUE INDEX "exports_morceaux_rang" ON "exports_morceaux" USING btree ("collectivite_id","export_id","rang");