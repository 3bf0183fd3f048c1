CREATE TABLE "abonnements" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"session" text NOT NULL,
	"adresse" text NOT NULL,
	"p256dh" text NOT NULL,
	"auth" text NOT NULL,
	"sujets" text[] NOT NULL,
	"cree_le" timestamp with time zone NOT NULL,
	CONSTRAINT "abonnements_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
ALTER TABLE "actualites" ADD COLUMN "annoncee_le" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "abonnements" ADD CONSTRAINT "abonnements_collectivite_id_compte_id_comptes_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","compte_id") REFERENCES "public"."comptes"("collectivite_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "abonnements_adresse" ON "abonnements" USING btree ("collectivite_id","adresse");--> statement-breakpoint
CREATE INDEX "abonnements_compte" ON "abonnements" USING btree ("collectivite_id","compte_id");