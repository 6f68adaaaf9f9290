using Tap.Core;

namespace Tap.Compute;

/// <summary>A trigger of a <see cref="BucketNotification"/>: which objects invoke which function.</summary>
public sealed record BucketTrigger
{
    /// <summary>The key prefix of the objects, such as <c>inbox/</c>.</summary>
    public required string Prefix { get; init => field = Guard.NotEmpty(value, "The prefix of a bucket trigger"); }

    /// <summary>The function that S3 invokes asynchronously with its event; it should have a dead-letter queue.</summary>
    public required NodeFunction Function { get; init; }

    /// <summary>
    /// Whether the removal of objects invokes the function, too: <c>s3:ObjectRemoved:*</c>, for deleted versions and for new delete markers
    /// (<see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html"/>).
    /// <value>Default: false.</value>
    /// </summary>
    public bool Removals { get; init; }

    /// <summary>
    /// The key prefixes that the function writes to in the same bucket. None may overlap with the prefix of a trigger; otherwise the
    /// function would invoke itself in an endless loop. <value>Default: none.</value>
    /// </summary>
    public IReadOnlyList<string> Outputs { get; init; } = [];

    internal string[] Events => Removals ? ["s3:ObjectCreated:*", "s3:ObjectRemoved:*"] : ["s3:ObjectCreated:*"];

    internal static bool Overlap(string one, string other) =>
        one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal);
}
