CREATE TABLE "actualites_images" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"actualite_id" uuid,
	"rang" integer DEFAULT 0 NOT NULL,
	"alternative" text,
	"legende" text,
	"largeur" integer NOT NULL,
	"hauteur" integer NOT NULL,
	"nom" text NOT NULL,
	"type" text NOT NULL,
	"taille" integer NOT NULL,
	"empreinte" text NOT NULL,
	"emplacement" text NOT NULL,
	"cle" text NOT NULL,
	"controle" text DEFAULT 'libre' NOT NULL,
	"recue_le" timestamp with time zone NOT NULL,
	CONSTRAINT "actualites_images_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
ALTER TABLE "interdictions" ALTER COLUMN "foyer_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "interdictions" ALTER COLUMN "demandee_par" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "comptes" ADD COLUMN "langue" text DEFAULT 'fr' NOT NULL;--> statement-breakpoint
ALTER TABLE "rattachements" ADD COLUMN "autre_enfant_id" uuid;--> statement-breakpoint
ALTER TABLE "actualites_images" ADD CONSTRAINT "actualites_images_collectivite_id_actualite_id_actualites_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","actualite_id") REFERENCES "public"."actualites"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "actualites_images_actualite" ON "actualites_images" USING btree ("collectivite_id","actualite_id");--> statement-breakpoint
CREATE INDEX "actualites_images_en_attente" ON "actualites_images" USING btree ("collectivite_id","compte_id") WHERE actualite_id IS NULL;