using HostConsole.Core.Shows;

namespace HostConsole.Tests;

/// <summary>Lets a test ask the state for whatever it wants to see.</summary>
internal static class AskedByTests
{
    private sealed record Look<T>(Func<World, T> At) : IQuery<T>
    {
        public T Answer(World world) => At(world);
    }

    public static Task<T> ReadAsync<T>(this ShowWriter writer, Func<World, T> read, CancellationToken cancel = default) =>
        writer.AskAsync(new Look<T>(read), cancel);
}
