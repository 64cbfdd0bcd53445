using HostConsole.Core.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace HostConsole.Tests.Store;

/// <summary>The store as <c>dotnet ef</c> opens it: it reads the model, and no database.</summary>
public sealed class HostDbForTools : IDesignTimeDbContextFactory<HostDb>
{
    public HostDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<HostDb>().UseSqlite("Data Source=:memory:").Options);
}
