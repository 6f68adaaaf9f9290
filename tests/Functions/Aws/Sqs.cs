using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Tap.Tests.Functions.Aws;

/// <summary>SQS: <c>SendMessage</c>.</summary>
public sealed class Sqs : IAwsService
{
    private readonly ConcurrentQueue<(string Queue, string Body)> messages = new();

    /// <inheritdoc/>
    public string SigningName => "sqs";

    /// <summary>The bodies of the messages in a queue, by its name.</summary>
    public IReadOnlyList<string> Messages(string queue) =>
        [.. messages.Where(message => message.Queue == queue).Select(message => message.Body)];

    /// <inheritdoc/>
    public IReadOnlyList<AwsPermission> RequiredPermissions(AwsRequest request) => request.Operation == "SendMessage"
        ? [new AwsPermission("sqs:SendMessage", AwsPermission.ArnOf("sqs", QueueOf(request)))]
        : throw new NotSupportedException("only SendMessage");

    /// <inheritdoc/>
    public Task HandleAsync(AwsRequest request)
    {
        var body = request.Json.GetProperty("MessageBody").GetString()!;
        messages.Enqueue((QueueOf(request), body));
        return request.AnswerAsync(new { MessageId = Guid.NewGuid(), MD5OfMessageBody = DigestOf(body) });
    }

    [SuppressMessage(
        "Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "It is what SQS answers, and clients check it.")]
    private static string DigestOf(string body) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body)));

    private static string QueueOf(AwsRequest request) => request.Json.GetProperty("QueueUrl").GetString()!.Split('/')[^1];
}
