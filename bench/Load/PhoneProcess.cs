using System.Globalization;
using System.Net;

namespace HostConsole.Bench.Load;

/// <summary>
/// A process that holds phones, told by lines what to do: a process may hold 20,000 files, and the load shares them
/// with nobody.
/// </summary>
internal static class PhoneProcess
{
    public const string Verb = "phones-process";
    private const int AtOnce = 64;

    /// <param name="args">The server's address, the path of the stream, the local address, phones a connection (1:
    /// HTTP/1.1), and a file with a token a line.</param>
    public static async Task RunAsync(string[] args)
    {
        var (server, path, from, each) =
            (new Uri(args[0]), args[1], IPAddress.Parse(args[2]), int.Parse(args[3], CultureInfo.InvariantCulture));
        var connections = (await File.ReadAllLinesAsync(args[4])).Chunk(each).ToArray();
        var bytes = each == 1 ? 1024 : 16 * 1024;
        var (buffers, marks) = (new byte[connections.Length * bytes], new Marks());
        var phones = connections.Select((tokens, i) => each == 1
            ? (Phone)new Http1Phone(from, buffers.AsMemory(i * bytes, bytes), marks)
            : new Http2Phones(from, buffers.AsMemory(i * bytes, bytes), marks, tokens.Length)).ToArray();
        await Parallel.ForEachAsync(Enumerable.Range(0, phones.Length),
            new ParallelOptions { MaxDegreeOfParallelism = each == 1 ? AtOnce : 2 }, async (i, _) =>
            await phones[i].OpenAsync(server, each == 1
                ? Http1Phone.Request(server, path, connections[i][0])
                : Http2Phones.Request(server, path, connections[i])));
        Console.WriteLine("open");
        while (Console.ReadLine() is { } line)
        {
            lock (marks)
            {
                if (line.StartsWith("from ", StringComparison.Ordinal))
                    (marks.Floor, _) = (long.Parse(line[5..], CultureInfo.InvariantCulture), Clear(marks));
                Console.WriteLine($"{phones.Where(p => p.IsLost).Sum(_ => each)} {marks.Write()}");
            }
        }

        foreach (var phone in phones) phone.Close();
    }

    private static bool Clear(Marks marks)
    {
        marks.Clear();
        return true;
    }
}
