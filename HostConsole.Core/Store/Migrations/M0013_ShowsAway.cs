using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HostConsole.Core.Store.Migrations;

/// <summary>Shows that are archived, and those that are on their way out.</summary>
[DbContext(typeof(HostDb))]
[Migration("20261129224000_ShowsAway")]
public sealed class ShowsAway : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE "ShowsWithAway" (
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
            "RollupVersion" INTEGER NOT NULL,
            "Archived" INTEGER NOT NULL,
            "Removed" INTEGER NOT NULL
        );
        INSERT INTO "ShowsWithAway" ("Id", "Code", "Title", "Settings", "Status", "Rehearsal", "CreatedAt", "StartedAt", "EndedAt", "View",
            "RollupVersion", "Archived", "Removed")
        SELECT "Id", "Code", "Title", "Settings", "Status", "Rehearsal", "CreatedAt", "StartedAt", "EndedAt", "View", "RollupVersion", 0, 0
        FROM "Shows";
        DROP TABLE "Shows";
        ALTER TABLE "ShowsWithAway" RENAME TO "Shows";
        CREATE UNIQUE INDEX "IX_Shows_Code" ON "Shows" ("Code");
        """);
}
