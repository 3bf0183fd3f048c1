CREATE TABLE "changements_courriel" (
	"collectivite_id" text NOT NULL,
	"compte_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"ancien" text NOT NULL,
	"nouveau" text NOT NULL,
	"empreinte_ancien" text,
	"empreinte_nouveau" text,
	"accorde_le" timestamp with time zone,
	"prouve_le" timestamp with time zone,
	"expire_le" timestamp with time zone NOT NULL,
	CONSTRAINT "changements_courriel_collectivite_id_compte_id_pk" PRIMARY KEY("collectivite_id","compte_id")
);
--> statement-breakpoint
CREATE TABLE "cles_acces" (
	"collectivite_id" text NOT NULL,
	"id" text NOT NULL,
	"compte_id" uuid NOT NULL,
	"site" text NOT NULL,
	"nom" text NOT NULL,
	"cle_publique" text NOT NULL,
	"compteur" bigint NOT NULL,
	"transports" text[] NOT NULL,
	"cree_le" timestamp with time zone NOT NULL,
	"utilisee_le" timestamp with time zone,
	CONSTRAINT "cles_acces_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "defis" (
	"collectivite_id" text NOT NULL,
	"empreinte" text NOT NULL,
	"compte_id" uuid,
	"expire_le" timestamp with time zone NOT NULL,
	CONSTRAINT "defis_collectivite_id_empreinte_pk" PRIMARY KEY("collectivite_id","empreinte")
);
--> statement-breakpoint
CREATE TABLE "invitations_parents" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"courriel" text NOT NULL,
	"prenom" text NOT NULL,
	"nom" text NOT NULL,
	"empreinte" text,
	"expire_le" timestamp with time zone NOT NULL,
	"utilisee_le" timestamp with time zone,
	CONSTRAINT "invitations_parents_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
-- A device was known by its name; what a browser names itself by cannot be derived from it: the first sign-in is known again.
DELETE FROM "appareils";
--> statement-breakpoint
ALTER TABLE "appareils" DROP CONSTRAINT "appareils_collectivite_id_compte_id_nom_pk";--> statement-breakpoint
ALTER TABLE "sessions" ALTER COLUMN "reseau" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "sessions" ALTER COLUMN "reseau" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ALTER COLUMN "vue_le" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "sessions" ALTER COLUMN "vue_le" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "appareils" ADD COLUMN "empreinte" text NOT NULL;--> statement-breakpoint
ALTER TABLE "appareils" ADD COLUMN "connu_le" timestamp with time zone NOT NULL;--> statement-breakpoint
ALTER TABLE "appareils" ADD CONSTRAINT "appareils_collectivite_id_compte_id_empreinte_pk" PRIMARY KEY("collectivite_id","compte_id","empreinte");--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "identite" text;--> statement-breakpoint
ALTER TABLE "changements_courriel" ADD CONSTRAINT "changements_courriel_collectivite_id_compte_id_comptes_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","compte_id") REFERENCES "public"."comptes"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cles_acces" ADD CONSTRAINT "cles_acces_collectivite_id_compte_id_comptes_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","compte_id") REFERENCES "public"."comptes"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "defis" ADD CONSTRAINT "defis_collectivite_id_compte_id_comptes_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","compte_id") REFERENCES "public"."comptes"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations_parents" ADD CONSTRAINT "invitations_parents_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations_parents" ADD CONSTRAINT "invitations_parents_collectivite_id_compte_id_comptes_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","compte_id") REFERENCES "public"."comptes"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "changements_courriel_ancien" ON "changements_courriel" USING btree ("collectivite_id","empreinte_ancien");--> statement-breakpoint
CREATE INDEX "changements_courriel_nouveau" ON "changements_courriel" USING btree ("collectivite_id","empreinte_nouveau");--> statement-breakpoint
CREATE INDEX "cles_acces_compte" ON "cles_acces" USING btree ("collectivite_id","compte_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_parents_courriel" ON "invitations_parents" USING btree ("collectivite_id","foyer_id","courriel");--> statement-breakpoint
CREATE INDEX "invitations_parents_empreinte" ON "invitations_parents" USING btree ("collectivite_id","empreinte");--> statement-breakpoint
ALTER TABLE "appareils" DROP COLUMN "nom";--> statement-breakpoint
ALTER TABLE "sessions" DROP COLUMN "id";