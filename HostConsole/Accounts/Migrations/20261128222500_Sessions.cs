using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HostConsole.Accounts.Migrations;

/// <summary>Sign-ins, so that they can be ended. Cookies of earlier versions have none: everybody signs in once more.</summary>
[DbContext(typeof(AccountsDb))]
[Migration("20261128222500_Sessions")]
public sealed class SessionsMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "Sessions",
            columns: table => new
            {
                Id = table.Column<Guid>(type: "TEXT", nullable: false),
                Account = table.Column<Guid>(type: "TEXT", nullable: false),
                CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                EndsAt = table.Column<long>(type: "INTEGER", nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_Sessions", x => x.Id));
        migrationBuilder.CreateIndex("IX_Sessions_Account", "Sessions", "Account");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("Sessions");
}
