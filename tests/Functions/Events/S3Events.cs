using System.Net;
using System.Text.Json;

namespace Tap.Tests.Functions.Events;

/// <summary>A record of an S3 event.</summary>
/// <param name="Bucket">The bucket's name.</param>
/// <param name="Key">The object's key as the event has it.</param>
/// <param name="Name">What happened.</param>
public sealed record S3EventRecord(string Bucket, string Key, string Name = "ObjectCreated:Put");

/// <summary>S3 events (<see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html"/>).</summary>
public static class S3Events
{
    /// <summary>The record about a new object, with its key encoded as S3 does.</summary>
    public static S3EventRecord Created(string bucket, string key) => new(bucket, Encoded(key));

    /// <summary>The record about an object that a delete marker hides now, with its key encoded as S3 does.</summary>
    public static S3EventRecord Removed(string bucket, string key) => new(bucket, Encoded(key), "ObjectRemoved:DeleteMarkerCreated");

    /// <summary>An event as JSON.</summary>
    public static string Of(params IReadOnlyList<S3EventRecord> records) => JsonSerializer.Serialize(new
    {
        Records = records.Select(record => new
        {
            eventVersion = "2.1",
            eventSource = "aws:s3",
            awsRegion = AwsPermission.Region,
            eventTime = DateTime.UtcNow,
            eventName = record.Name,
            s3 = new
            {
                s3SchemaVersion = "1.0",
                bucket = new { name = record.Bucket, arn = $"arn:aws:s3:::{record.Bucket}" },
                @object = new { key = record.Key, sequencer = "0055AED6DCD90281E5" },
            },
        }),
    });

    private static string Encoded(string key) => WebUtility.UrlEncode(key).Replace("%2F", "/", StringComparison.Ordinal);
}
