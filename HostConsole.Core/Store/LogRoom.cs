namespace HostConsole.Core.Store;

/// <summary>
/// Gives the write-ahead log its room on the disk beforehand. A commit that makes a file longer waits for the file system's own
/// journal too, and takes twice as long as one that writes over what is there. SQLite takes zeros behind the last frame for
/// nothing (https://www.sqlite.org/fileformat2.html#the_write_ahead_log: a frame counts with the right salt and checksum).
/// </summary>
internal static class LogRoom
{
    // It is a comfort: a disk that is nearly full is left alone.
    private const int TimesFree = 10;

    /// <summary>Called before anybody writes to the log.</summary>
    /// <param name="bytes">How long the file is to be at least; 0 leaves it as it is.</param>
    public static void Make(string path, long bytes)
    {
        try
        {
            if (bytes == 0 || new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(path))!).AvailableFreeSpace < bytes * TimesFree) return;
            using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
            var zeros = new byte[1024 * 1024];
            for (file.Seek(0, SeekOrigin.End); file.Position < bytes;) file.Write(zeros);
            file.Flush(flushToDisk: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Then each commit takes its room as it goes.
        }
    }
}
