using System.Text.Json;

namespace Tap.Tests.Functions.Queue;

/// <summary>
/// A batch of messages as Lambda hands it over (<see href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html"/>).
/// </summary>
/// <param name="queue">The queue's name.</param>
internal sealed class QueueBatch(string queue)
{
    private readonly List<object> records = [];

    /// <summary>Adds a message whose body is this as JSON.</summary>
    public QueueBatch Add(string id, object body, string? group = null) => AddText(id, JsonSerializer.Serialize(body), group);

    /// <summary>Adds a message with this body.</summary>
    public QueueBatch AddText(string id, string body, string? group = null)
    {
        var attributes = new Dictionary<string, string> { ["ApproximateReceiveCount"] = "7" };
        if (group is not null)
            attributes["MessageGroupId"] = group;
        records.Add(new
        {
            messageId = id,
            body,
            attributes,
            messageAttributes = new { },
            eventSource = "aws:sqs",
            eventSourceARN = AwsPermission.ArnOf("sqs", queue),
        });
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => JsonSerializer.Serialize(new { Records = records });
}
