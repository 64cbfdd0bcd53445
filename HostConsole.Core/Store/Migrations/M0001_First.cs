using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HostConsole.Core.Store.Migrations;

/// <summary>Written by hand from the model's own script; a test holds the two against each other.</summary>
[DbContext(typeof(HostDb))]
[Migration("20261121000000_First")]
public sealed class First : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Script);

    private const string Script = """
        CREATE TABLE "Answers" (
            "Key" TEXT NOT NULL CONSTRAINT "PK_Answers" PRIMARY KEY,
            "BodyHash" TEXT NOT NULL,
            "Status" INTEGER NOT NULL,
            "Body" TEXT NOT NULL,
            "ExpiresAt" INTEGER NOT NULL
        );


        CREATE TABLE "Deliveries" (
            "Id" INTEGER NOT NULL CONSTRAINT "PK_Deliveries" PRIMARY KEY AUTOINCREMENT,
            "Source" TEXT NOT NULL,
            "Topic" TEXT NOT NULL,
            "DeliveryId" TEXT NULL,
            "EventId" TEXT NULL,
            "At" INTEGER NOT NULL,
            "State" TEXT NOT NULL,
            "Note" TEXT NULL,
            "Body" TEXT NOT NULL
        );


        CREATE TABLE "Facts" (
            "Seq" INTEGER NOT NULL CONSTRAINT "PK_Facts" PRIMARY KEY,
            "Run" TEXT NULL,
            "House" INTEGER NOT NULL,
            "At" INTEGER NOT NULL,
            "By" TEXT NOT NULL,
            "Name" TEXT NOT NULL,
            "Version" INTEGER NOT NULL,
            "Data" TEXT NOT NULL
        );


        CREATE TABLE "Minutes" (
            "Run" TEXT NOT NULL,
            "Minute" INTEGER NOT NULL,
            "Watching" INTEGER NOT NULL,
            "Comments" INTEGER NOT NULL,
            "Questions" INTEGER NOT NULL,
            "Votes" INTEGER NOT NULL,
            "Claims" INTEGER NOT NULL,
            "Entries" INTEGER NOT NULL,
            "Orders" INTEGER NOT NULL,
            "Gmv" INTEGER NOT NULL,
            "Refunds" INTEGER NOT NULL,
            "Discounts" INTEGER NOT NULL,
            "Units" INTEGER NOT NULL,
            CONSTRAINT "PK_Minutes" PRIMARY KEY ("Run", "Minute")
        );


        CREATE TABLE "Orders" (
            "Key" TEXT NOT NULL CONSTRAINT "PK_Orders" PRIMARY KEY,
            "Run" TEXT NULL,
            "PlacedAt" INTEGER NOT NULL,
            "Number" TEXT NOT NULL,
            "Customer" TEXT NULL,
            "Currency" TEXT NOT NULL,
            "Gmv" INTEGER NOT NULL,
            "Refunded" INTEGER NOT NULL,
            "Discount" INTEGER NOT NULL,
            "Units" INTEGER NOT NULL,
            "State" TEXT NOT NULL,
            "Attribution" TEXT NOT NULL,
            "Excluded" TEXT NULL,
            "Repeat" INTEGER NOT NULL,
            "Code" TEXT NULL,
            "Claim" TEXT NULL,
            "Late" TEXT NULL,
            "Lines" TEXT NOT NULL
        );


        CREATE TABLE "People" (
            "Id" TEXT NOT NULL CONSTRAINT "PK_People" PRIMARY KEY,
            "Name" TEXT NULL,
            "Email" TEXT NULL,
            "Contact" TEXT NULL
        );


        CREATE TABLE "Products" (
            "Id" TEXT NOT NULL CONSTRAINT "PK_Products" PRIMARY KEY,
            "Handle" TEXT NOT NULL,
            "Title" TEXT NOT NULL,
            "Description" TEXT NOT NULL,
            "Vendor" TEXT NOT NULL,
            "Picture" TEXT NULL,
            "UpdatedAt" INTEGER NOT NULL
        );


        CREATE TABLE "Seen" (
            "Run" TEXT NOT NULL,
            "As" INTEGER NOT NULL,
            "Who" TEXT NOT NULL,
            "Minute" INTEGER NOT NULL,
            CONSTRAINT "PK_Seen" PRIMARY KEY ("Run", "As", "Who")
        );


        CREATE TABLE "Settings" (
            "Name" TEXT NOT NULL CONSTRAINT "PK_Settings" PRIMARY KEY,
            "Value" TEXT NOT NULL
        );


        CREATE TABLE "Shows" (
            "Id" TEXT NOT NULL CONSTRAINT "PK_Shows" PRIMARY KEY,
            "Code" TEXT NOT NULL,
            "Title" TEXT NOT NULL,
            "Settings" TEXT NOT NULL,
            "Status" INTEGER NOT NULL,
            "Rehearsal" TEXT NULL,
            "CreatedAt" INTEGER NOT NULL,
            "StartedAt" INTEGER NULL,
            "EndedAt" INTEGER NULL,
            "View" TEXT NULL,
            "RollupVersion" INTEGER NOT NULL
        );


        CREATE TABLE "Variants" (
            "Id" TEXT NOT NULL CONSTRAINT "PK_Variants" PRIMARY KEY,
            "ProductId" TEXT NOT NULL,
            "Position" INTEGER NOT NULL,
            "Title" TEXT NOT NULL,
            "Sku" TEXT NULL,
            "ExternalId" TEXT NULL,
            "Price" INTEGER NOT NULL,
            "CompareAt" INTEGER NULL,
            "Currency" TEXT NOT NULL,
            "Picture" TEXT NULL,
            CONSTRAINT "FK_Variants_Products_ProductId" FOREIGN KEY ("ProductId") REFERENCES "Products" ("Id") ON DELETE CASCADE
        );


        CREATE INDEX "IX_Deliveries_At" ON "Deliveries" ("At");


        CREATE INDEX "IX_Facts_House" ON "Facts" ("Seq") WHERE "House" = 1;


        CREATE INDEX "IX_Facts_Run_Seq" ON "Facts" ("Run", "Seq");


        CREATE INDEX "IX_Orders_PlacedAt" ON "Orders" ("PlacedAt");


        CREATE INDEX "IX_Orders_Run_PlacedAt" ON "Orders" ("Run", "PlacedAt");


        CREATE UNIQUE INDEX "IX_Products_Handle" ON "Products" ("Handle");


        CREATE INDEX "IX_Products_Title" ON "Products" ("Title");


        CREATE UNIQUE INDEX "IX_Shows_Code" ON "Shows" ("Code");


        CREATE INDEX "IX_Variants_ExternalId" ON "Variants" ("ExternalId");


        CREATE INDEX "IX_Variants_ProductId" ON "Variants" ("ProductId");


        CREATE INDEX "IX_Variants_Sku" ON "Variants" ("Sku");
        """;
}
