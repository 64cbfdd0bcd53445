using System.Xml;
using System.Xml.Linq;

namespace HostConsole.Hosting;

/// <summary>Something sealed that can't be opened, since the keys that it was sealed with are gone.</summary>
/// <param name="What">What it is, such as “OBS password”.</param>
/// <param name="Say">What it means and what to do, in words.</param>
/// <param name="Href">Where to do it.</param>
/// <param name="IsAsked">False where the console made a new one by itself, and nobody has to enter anything.</param>
public sealed record LostSecret(string What, string Say, string Href, bool IsAsked = true);

/// <summary>A part of the console that keeps something sealed.</summary>
public interface IKeepsSecrets
{
    /// <returns>Null where what it keeps can be opened, and where it keeps nothing.</returns>
    ValueTask<LostSecret?> LostAsync(CancellationToken cancel);
}

public static class LostSecretsSetup
{
    /// <summary>Adds a service that keeps something sealed, so that what it lost is asked for.</summary>
    public static void AddKeeperOfSecrets<T>(this IServiceCollection services) where T : class, IKeepsSecrets =>
        services.AddSingleton<T>().AddSingleton<IKeepsSecrets>(s => s.GetRequiredService<T>());
}

/// <summary>What is asked for again after the keys were lost, as when the data folder was moved without them.</summary>
public sealed class LostSecrets(IEnumerable<IKeepsSecrets> keepers, ILogger<LostSecrets> log) : BackgroundService
{
    public async Task<IReadOnlyList<LostSecret>> ListAsync(CancellationToken cancel = default)
    {
        var lost = new List<LostSecret>();
        foreach (var keeper in keepers)
            if (await keeper.LostAsync(cancel) is { } secret) lost.Add(secret);
        return lost;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var secret in await ListAsync(stoppingToken))
            log.LogWarning("{What} can't be opened: the keys it was sealed with are not in the data folder. {Say}",
                secret.What, secret.Say);
    }

    /// <summary>
    /// Renames key files that can't be read, as a power cut may leave them: one of them would keep every key from being used.
    /// What was sealed with them is asked for again.
    /// </summary>
    public static void SetAsideBrokenKeys(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.xml"))
        {
            try
            {
                XElement.Load(file);
            }
            catch (XmlException)
            {
                File.Move(file, $"{file}.broken", overwrite: true);
            }
        }
    }
}
