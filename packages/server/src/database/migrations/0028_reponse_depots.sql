ALTER TABLE "depots" ADD COLUMN "repondu_le" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "reservations" ADD COLUMN "repondu_le" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "modifications_foyer" ON "modifications" USING btree ("collectivite_id","foyer_id","demandee_le");