using Tap.Stacks;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Stacks;

public sealed class ProcessingStackTests
{
    private static readonly Lazy<SynthesizedStack> Production = new(() => Synthesized());
    private static readonly string[] Functions = ["api-handler", "processor"];

    private static SynthesizedStack Stack => Production.Value;

    [TestCase("description", "Encrypts submissions, their results and metadata, failed events, settings and alarms of processing")]
    [TestCase("enable_key_rotation", "true")]
    [TestCase("deletion_window_in_days", "30")]
    public void One_key_encrypts_everything(string path, string value) =>
        Assert.That(Stack.Single("aws_kms_key").Text(path), Is.EqualTo(value));

    [TestCase("aws_dynamodb_table", "server_side_encryption.kms_key_arn")]
    [TestCase("aws_sqs_queue", "kms_master_key_id")]
    [TestCase("aws_sns_topic", "kms_master_key_id")]
    [TestCase("aws_lambda_function", "kms_key_arn")]
    public void Is_encrypted_with_the_key(string type, string path) =>
        Assert.That(
            Stack.All(type).Select(resource => resource.Text(path)),
            Is.Not.Empty.And.All.EqualTo(Stack.Single("aws_kms_key").Reference("arn")));

    [Test]
    public void The_data_bucket_is_encrypted_with_the_key()
    {
        var rule = Stack.Single("aws_s3_bucket_server_side_encryption_configuration", "bucket", Data(Stack).Reference("id"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rule.Text("rule.0.apply_server_side_encryption_by_default.sse_algorithm"), Is.EqualTo("aws:kms"));
            Assert.That(
                rule.Text("rule.0.apply_server_side_encryption_by_default.kms_master_key_id"),
                Is.EqualTo(Stack.Single("aws_kms_key").Reference("arn")));
        }
    }

    [Test]
    public void The_key_names_the_account_and_both_roles()
    {
        const string account = "arn:aws:iam::${local.account_id}:root";

        Assert.That(
            Stack.Single("aws_kms_key").Statements()
                .Select(statement => statement.Text("Principal.AWS") ?? statement.Text("Principal.Service")),
            Is.EqualTo([
                account,
                account,
                account,
                account,
                .. Functions.Select(name => Role(Stack, name).Reference("arn")),
                "cloudwatch.amazonaws.com",
            ]));
    }

    [TestCase("kms:Decrypt", "sqs", true)]
    [TestCase("kms:Decrypt", "dynamodb", true)]
    [TestCase("kms:Decrypt", "lambda", true)]
    [TestCase("kms:Decrypt", "s3", false)]
    [TestCase("kms:Decrypt", "", false)]
    [TestCase("kms:GenerateDataKey", "s3", false)]
    [TestCase("kms:ReEncryptFrom", "s3", false)]
    [TestCase("kms:CreateGrant", "s3", false)]
    [TestCase("kms:CreateGrant", "", false)]
    public void Operators_may_read_failed_events_but_not_submissions(string action, string through, bool allowed)
    {
        var ofTheAccount = Stack.Single("aws_kms_key").Statements()
            .Where(statement => statement.Text("Principal.AWS")?.EndsWith(":root", StringComparison.Ordinal) ?? false);
        var policy = new PolicySimulation(ofTheAccount.Select(statement => statement.Value));
        Assert.That(
            policy.Allows(action, "*", ("kms:ViaService", through.Length == 0 ? "" : $"{through}.us-east-1.amazonaws.com")),
            Is.EqualTo(allowed));
    }

    [TestCase("billing_mode", "PAY_PER_REQUEST")]
    [TestCase("hash_key", "id")]
    [TestCase("range_key", "timestamp")]
    [TestCase("attribute", """[{"name":"id","type":"S"},{"name":"timestamp","type":"N"}]""")]
    [TestCase("point_in_time_recovery.enabled", "true")]
    [TestCase("deletion_protection_enabled", "true")]
    public void The_metadata_table(string path, string value) =>
        Assert.That(Compact(Stack.Single("aws_dynamodb_table").Text(path)), Is.EqualTo(value));

    [Test]
    public void The_dead_letter_queue_keeps_events_for_14_days() =>
        Assert.That(Stack.Single("aws_sqs_queue").Text("message_retention_seconds"), Is.EqualTo("1209600"));

    [TestCase("api-handler", 512, 30)]
    [TestCase("processor", 1024, 300)]
    public void A_function_has_its_figures(string name, int memory, int timeout)
    {
        var function = Function(Stack, name);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(function.Text("memory_size"), Is.EqualTo($"{memory}"));
            Assert.That(function.Text("timeout"), Is.EqualTo($"{timeout}"));
            Assert.That(function.Text("reserved_concurrent_executions"), Is.EqualTo("5"));
            Assert.That(function.Text("tracing_config.mode"), Is.EqualTo("Active"));
            Assert.That(function.Text("dead_letter_config.target_arn"), Is.EqualTo(Stack.Single("aws_sqs_queue").Reference("arn")));
            Assert.That(function.Text("environment.variables.ENVIRONMENT"), Is.EqualTo("production"));
            Assert.That(function.Text("environment.variables.DATA_BUCKET"), Is.EqualTo(Data(Stack).Reference("id")));
            Assert.That(
                function.Text("environment.variables.METADATA_TABLE"), Is.EqualTo(Stack.Single("aws_dynamodb_table").Reference("name")));
            Assert.That(function.Text("environment.variables.MAX_CONNECTIONS"), Is.EqualTo("10"));
            Assert.That(
                function.Text("environment.variables.DLQ_URL"),
                Is.EqualTo(name == "processor" ? Stack.Single("aws_sqs_queue").Reference("url") : null));
            Assert.That(function.Text("role"), Is.EqualTo(Role(Stack, name).Reference("arn")));
        }
    }

    [Test]
    public void A_function_waits_for_all_policies_of_its_role([Values("api-handler", "processor")] string name)
    {
        var attachments = Stack.All("aws_iam_role_policy_attachment")
            .Where(attachment => attachment.Text("role") == Role(Stack, name).Reference("name"))
            .ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(attachments.Select(attachment => attachment.Text("policy_arn")), Is.SupersetOf(new[]
            {
                "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole", "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess",
            }).And.Exactly(3).Items);
            Assert.That(Function(Stack, name).Texts("depends_on"), Is.SupersetOf(attachments.Select(attachment => attachment.Address)));
        }
    }

    [Test]
    public void Reserved_concurrency_can_be_turned_off() => Assert.That(
        Synthesized(("TAP_RESERVED_CONCURRENCY", "false")).All("aws_lambda_function").Select(
            function => function.Text("reserved_concurrent_executions")),
        Is.All.Null.And.Exactly(2).Items);

    [TestCase("production", "30")]
    [TestCase("staging", "7")]
    public void Logs_are_kept_for_30_days_in_production_and_for_7_elsewhere(string environment, string days) => Assert.That(
        Synthesized(("TAP_ENVIRONMENT", environment)).All("aws_cloudwatch_log_group").Select(group => group.Text("retention_in_days")),
        Is.All.EqualTo(days).And.Exactly(2).Items);

    [Test]
    public void Only_the_inbox_invokes_the_processor()
    {
        var notification = Stack.Single("aws_s3_bucket_notification");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(notification["lambda_function"].GetArrayLength(), Is.EqualTo(1));
            Assert.That(notification.Text("lambda_function.0.filter_prefix"), Is.EqualTo("inbox/"));
            Assert.That(
                notification.Text("lambda_function.0.lambda_function_arn"), Is.EqualTo(Function(Stack, "processor").Reference("arn")));
        }
    }

    [TestCase("api-handler-errors", "Critical", "Errors: Sum > 5 in 2 x 300 s")]
    [TestCase("processor-errors", "Critical", "Errors: Sum > 10 in 2 x 300 s")]
    [TestCase("api-handler-dead-letter-errors", "Critical", "DeadLetterErrors: Sum > 0 in 1 x 300 s")]
    [TestCase("processor-dead-letter-errors", "Critical", "DeadLetterErrors: Sum > 0 in 1 x 300 s")]
    [TestCase("api-handler-duration", "Warning", "Duration: Average > 20000 in 3 x 300 s")]
    [TestCase("metadata-read-throttles", "Warning", "ReadThrottleEvents: Sum > 0 in 1 x 300 s")]
    [TestCase("metadata-write-throttles", "Warning", "WriteThrottleEvents: Sum > 0 in 1 x 300 s")]
    [TestCase("dlq-messages", "Critical", "ApproximateNumberOfMessagesVisible: Maximum > 0 in 1 x 300 s")]
    public void An_alarm_rings(string name, string severity, string when)
    {
        var alarm = Stack.Alarm(name);

        Assert.That((alarm.Severity, alarm.RingsWhen), Is.EqualTo((severity, when)));
    }

    [Test]
    public void Every_alarm_notifies_the_topic_and_silence_is_well() => Assert.That(
        Stack.Alarms, Is.All.Matches<SynthesizedResource>(alarm =>
            alarm.Notifies(Stack.Single("aws_sns_topic")) && alarm.Text("treat_missing_data") == "notBreaching"));

    [Test]
    public void There_are_no_other_alarms() => Assert.That(Stack.Alarms, Has.Count.EqualTo(8));

    [Test]
    public void Outputs_say_what_a_caller_needs()
    {
        (string Name, string Value)[] outputs =
        [
            ("kms-key-id", Stack.Single("aws_kms_key").Reference("key_id")), ("data-bucket-name", Data(Stack).Reference("id")),
            ("metadata-table-name", Stack.Single("aws_dynamodb_table").Reference("name")),
            ("dlq-url", Stack.Single("aws_sqs_queue").Reference("url")),
            ("api-handler-arn", Function(Stack, "api-handler").Reference("arn")),
            ("processor-arn", Function(Stack, "processor").Reference("arn")), ("region", "us-east-1"),
        ];

        using (Assert.EnterMultipleScope())
        {
            foreach (var (name, value) in outputs)
                Assert.That(Stack.At($"output.{name}").Text("value"), Is.EqualTo(value), name);
        }
    }

    private static string? Compact(string? json) =>
        json?.Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);

    private static SynthesizedResource Data(SynthesizedStack stack) =>
        stack.Single("aws_s3_bucket", "bucket", "trainr963-dev-s3-data-production");

    private static SynthesizedResource Function(SynthesizedStack stack, string name) =>
        stack.Single("aws_lambda_function", "function_name", $"trainr963-dev-lambda-{name}-production");

    private static SynthesizedResource Role(SynthesizedStack stack, string name) =>
        stack.Single("aws_iam_role", "name", $"trainr963-dev-iam-{name}-production");

    private static SynthesizedStack Synthesized(params (string, string)[] environment) =>
        SynthesizedStack.Of((app, settings) => new ProcessingStack(app, settings), environment);
}
