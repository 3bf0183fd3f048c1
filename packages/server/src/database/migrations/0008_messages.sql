CREATE TABLE "fils" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"structure_id" uuid NOT NULL,
	"enfant_id" uuid,
	"sujet" text NOT NULL,
	"etat" text DEFAULT 'ouvert' NOT NULL,
	"nombre" integer NOT NULL,
	"dernier_le" timestamp with time zone NOT NULL,
	"dernier_de" text NOT NULL,
	"avis_famille_le" timestamp with time zone,
	"avis_service_le" timestamp with time zone,
	"ouvert_le" timestamp with time zone NOT NULL,
	"ouvert_par" uuid NOT NULL,
	"clos_le" timestamp with time zone,
	"clos_par" uuid,
	CONSTRAINT "fils_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"fil_id" uuid NOT NULL,
	"rang" integer NOT NULL,
	"foyer_id" uuid NOT NULL,
	"structure_id" uuid NOT NULL,
	"de" text NOT NULL,
	"auteur" text NOT NULL,
	"compte_id" uuid NOT NULL,
	"texte" text NOT NULL,
	"envoye_le" timestamp with time zone NOT NULL,
	"lu_le" timestamp with time zone,
	CONSTRAINT "messages_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "pieces_jointes" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"message_id" uuid,
	"foyer_id" uuid,
	"structure_id" uuid,
	"ordre" integer DEFAULT 0 NOT NULL,
	"nom" text NOT NULL,
	"type" text NOT NULL,
	"taille" integer NOT NULL,
	"empreinte" text NOT NULL,
	"emplacement" text NOT NULL,
	"cle" text NOT NULL,
	"recue_le" timestamp with time zone NOT NULL,
	CONSTRAINT "pieces_jointes_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
ALTER TABLE "structures" ADD COLUMN "horaires" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "fils" ADD CONSTRAINT "fils_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fils" ADD CONSTRAINT "fils_collectivite_id_structure_id_structures_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","structure_id") REFERENCES "public"."structures"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fils" ADD CONSTRAINT "fils_collectivite_id_enfant_id_enfants_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","enfant_id") REFERENCES "public"."enfants"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_collectivite_id_fil_id_fils_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","fil_id") REFERENCES "public"."fils"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pieces_jointes" ADD CONSTRAINT "pieces_jointes_collectivite_id_message_id_messages_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","message_id") REFERENCES "public"."messages"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "fils_foyer" ON "fils" USING btree ("collectivite_id","foyer_id","dernier_le");--> statement-breakpoint
CREATE INDEX "fils_structure" ON "fils" USING btree ("collectivite_id","structure_id","dernier_le");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_fil" ON "messages" USING btree ("collectivite_id","fil_id","rang");--> statement-breakpoint
CREATE INDEX "messages_non_lus" ON "messages" USING btree ("collectivite_id","foyer_id") WHERE lu_le IS NULL AND de = 'service';--> statement-breakpoint
CREATE INDEX "pieces_jointes_message" ON "pieces_jointes" USING btree ("collectivite_id","message_id");--> statement-breakpoint
CREATE INDEX "pieces_jointes_en_attente" ON "pieces_jointes" USING btree ("collectivite_id","compte_id") WHERE message_id IS NULL;