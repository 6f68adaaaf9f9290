namespace Tap.Tests.Functions.Memory;

/// <summary>Bodies of requests at and beyond the limits.</summary>
internal static class LargeRequests
{
    // With the rest of the event, what Lambda takes as a payload: 6 MB.
    // https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
    private const int MaximumBody = 6_200_000;

    private const int AcceptedBody = 256 * 1024;

    /// <summary>The largest body that reaches a function.</summary>
    public static string TooLarge { get; } = $"[{new string('1', MaximumBody)}]";

    /// <summary>A body of 256 KB with as many errors as it can have.</summary>
    public static string FullOfErrors { get; } =
        $"{{{string.Join(',', Enumerable.Range(0, AcceptedBody / 10).Select(number => $"\"{number:d5}\":1"))}}}";

    /// <summary>A text of the longest descriptions and messages, in characters of three bytes.</summary>
    public static string Text { get; } = new('日', 4_000);
}
