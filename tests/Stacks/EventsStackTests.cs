using System.Text.Json;
using Tap.Stacks;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Stacks;

public sealed class EventsStackTests
{

    private readonly SynthesizedStack stack = Synthesize();

    [TestCase("image-processor", "300")]
    [TestCase("data-validator", "300")]
    [TestCase("notification-handler", "29")]
    public void A_function_has_512_MB_its_timeout_and_X_Ray(string name, string timeout)
    {
        var function = Function(stack, name);
        Assert.That(
            (function.Text("memory_size"), function.Text("timeout"), function.Text("tracing_config.mode")),
            Is.EqualTo(("512", timeout, "Active")));
    }

    [TestCase("image-processor")]
    [TestCase("data-validator")]
    public void A_function_that_S3_invokes_is_retried_twice_within_6_hours_and_then_leaves_a_dead_letter(string name)
    {
        var function = Function(stack, name);
        var retries = stack.Single("aws_lambda_function_event_invoke_config", "function_name", function.Reference("function_name"));
        Assert.That(
            (retries.Text("maximum_retry_attempts"), retries.Text("maximum_event_age_in_seconds"),
                function.Text("dead_letter_config.target_arn")),
            Is.EqualTo(("2", "21600", stack.Single("aws_sqs_queue").Reference("arn"))));
    }

    [TestCase("image-processor", "DLQ_URL,ENVIRONMENT,FUNCTION_TYPE,MALLOC_MMAP_THRESHOLD_,MALLOC_TRIM_THRESHOLD_,SOURCE_BUCKET")]
    [TestCase("data-validator", "DLQ_URL,ENVIRONMENT,FUNCTION_TYPE,MALLOC_MMAP_THRESHOLD_,MALLOC_TRIM_THRESHOLD_,SOURCE_BUCKET")]
    [TestCase("notification-handler", "ENVIRONMENT,FUNCTION_TYPE,NOTIFICATIONS_TABLE")]
    public void A_function_knows_its_type_its_environment_and_what_it_works_on(string name, string variables)
    {
        var environment = Function(stack, name)["environment.variables"];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                environment.EnumerateObject().Select(variable => variable.Name).Except(["LOG_LEVEL", "DEBUG_ENABLED", "REGION"]),
                Is.EquivalentTo(variables.Split(',')));
            Assert.That(environment.GetProperty("FUNCTION_TYPE").GetString(), Is.EqualTo(name));
            Assert.That(environment.GetProperty("ENVIRONMENT").GetString(), Is.EqualTo("production"));
        }
    }

    [Test]
    public void The_queue_keeps_dead_letters_for_14_days_encrypted()
    {
        var queue = stack.Single("aws_sqs_queue");
        Assert.That((queue.Text("message_retention_seconds"), queue.Text("sqs_managed_sse_enabled")), Is.EqualTo(("1209600", "true")));
    }

    [Test]
    public void New_and_removed_objects_in_images_and_data_invoke_their_functions_and_nothing_else_does()
    {
        var notification = stack.Single("aws_s3_bucket_notification");
        var triggers = notification["lambda_function"].EnumerateArray().Select(trigger => (
            trigger.GetProperty("filter_prefix").GetString(), JsonSerializer.Serialize(trigger.GetProperty("events")),
            trigger.GetProperty("lambda_function_arn").GetString()));
        Assert.That(triggers, Is.EqualTo(new[]
        {
            ("images/", """["s3:ObjectCreated:*","s3:ObjectRemoved:*"]""", Function(stack, "image-processor").Reference("arn")),
            ("data/", """["s3:ObjectCreated:*","s3:ObjectRemoved:*"]""", Function(stack, "data-validator").Reference("arn")),
        }));
    }

    [TestCase("image-processor")]
    [TestCase("data-validator")]
    public void Only_this_bucket_of_this_account_may_invoke_a_function_and_the_notification_waits_for_that(string name)
    {
        var function = Function(stack, name);
        var permission = stack.Single("aws_lambda_permission", "function_name", function.Reference("function_name"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (permission.Text("principal"), permission.Text("source_arn")),
                Is.EqualTo(("s3.amazonaws.com", EventsBucket().Reference("arn"))));
            Assert.That(permission.Text("source_account"), Is.EqualTo("${local.account_id}"));
            Assert.That(stack.Single("aws_s3_bucket_notification").Texts("depends_on"), Has.One.EqualTo(permission.Address));
        }
    }

    [Test]
    public void Objects_change_class_after_30_and_90_days_but_schemas_stay_readable()
    {
        var rules = stack.Single("aws_s3_bucket_lifecycle_configuration", "bucket", EventsBucket().Reference("id"))["rule"]
            .EnumerateArray();
        var moves = rules.Where(rule => rule.TryGetProperty("transition", out _)).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                moves.Select(rule => rule.GetProperty("filter")[0].GetProperty("prefix").GetString()),
                Is.EqualTo(["images/", "thumbnails/", "image-records/", "data/", "reports/"]));
            Assert.That(
                moves.Select(rule => JsonSerializer.Serialize(rule.GetProperty("transition"))),
                Is.All.EqualTo("""[{"days":30,"storage_class":"STANDARD_IA"},{"days":90,"storage_class":"GLACIER"}]"""));
        }
    }

    [TestCase("hash_key", "feed")]
    [TestCase("range_key", "notification_id")]
    [TestCase("ttl.attribute_name", "expires_at")]
    [TestCase("billing_mode", "PAY_PER_REQUEST")]
    [TestCase("point_in_time_recovery.enabled", "true")]
    public void The_table_has_what_the_function_needs(string path, string value) =>
        Assert.That(stack.Single("aws_dynamodb_table").Text(path), Is.EqualTo(value));

    [TestCase("image-processor", "s3:GetObject images/*", "s3:GetObject,s3:PutObject,s3:DeleteObject thumbnails/*",
        "s3:GetObject,s3:PutObject,s3:DeleteObject image-records/*", "s3:ListBucket", "sqs:SendMessage")]
    [TestCase("data-validator", "s3:GetObject data/*", "s3:GetObject schemas/*", "s3:GetObject,s3:PutObject,s3:DeleteObject reports/*",
        "s3:ListBucket", "sqs:SendMessage")]
    [TestCase("notification-handler", "dynamodb:PutItem,dynamodb:GetItem,dynamodb:Query")]
    public void A_role_has_a_policy_of_just_its_own(string name, params string[] grants)
    {
        var policy = stack.Single("aws_iam_policy", "name", $"trainr963-dev-iam-{name}-production").Document("policy");
        var allowed = policy.GetProperty("Statement")
            .EnumerateArray()
            .Where(statement => statement.GetProperty("Sid").GetString() != "KeepLogGroups");
        Assert.That(allowed.Select(Grant), Is.EquivalentTo(grants));
    }

    [TestCase("bucket-name")]
    [TestCase("image-processor-arn")]
    [TestCase("data-validator-arn")]
    [TestCase("notification-handler-arn")]
    [TestCase("api-gateway-url", "/notifications")]
    [TestCase("status-url", "/status")]
    public void An_output_tells_what_users_need(string output, string end = "")
    {
        var expected = output switch
        {
            "bucket-name" => EventsBucket().Reference("id"),
            _ when output.EndsWith("-arn", StringComparison.Ordinal) => Function(stack, output[..^4]).Reference("arn"),
            _ => stack.Single("aws_api_gateway_stage").Reference("invoke_url") + end,
        };
        Assert.That(stack.At($"output.{output}").Text("value"), Is.EqualTo(expected));
    }

    [TestCase("true", """["arn:aws:lambda:us-east-1:615299751070:layer:AWSOpenTelemetryDistroJs:13"]""", "/opt/otel-instrument", 3)]
    [TestCase("false", null, null, 0)]
    public void Application_Signals_are_a_setting(string setting, string? layers, string? wrapper, int policies)
    {
        var synthesized = Synthesize(("TAP_APPLICATION_SIGNALS", setting));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                synthesized.All("aws_lambda_function").Select(function => function.Text("layers")),
                Is.All.EqualTo(layers).And.Exactly(3).Items);
            Assert.That(
                synthesized.All("aws_lambda_function").Select(function => function.Text("environment.variables.AWS_LAMBDA_EXEC_WRAPPER")),
                Is.All.EqualTo(wrapper));
            Assert.That(
                synthesized.All("aws_iam_role_policy_attachment").Count(attachment => attachment.Text(
                    "policy_arn") == "arn:aws:iam::aws:policy/CloudWatchLambdaApplicationSignalsExecutionRolePolicy"),
                Is.EqualTo(policies));
        }
    }

    private static SynthesizedStack Synthesize(params (string, string)[] environment) =>
        SynthesizedStack.Of((app, settings) => new EventsStack(app, settings), environment);

    private static SynthesizedResource Function(SynthesizedStack stack, string name) =>
        stack.Single("aws_lambda_function", "function_name", $"trainr963-dev-lambda-{name}-production");

    private SynthesizedResource EventsBucket() => stack.Single("aws_s3_bucket", "bucket", "trainr963-dev-s3-events-production");

    private string Grant(JsonElement statement)
    {
        Assert.That(statement.GetProperty("Effect").GetString(), Is.EqualTo("Allow"));
        var action = statement.GetProperty("Action");
        var resource = statement.GetProperty("Resource").GetString()!;
        var actions = action.ValueKind == JsonValueKind.Array
            ? string.Join(',', action.EnumerateArray().Select(item => item.GetString()))
            : action.GetString();
        var bucket = EventsBucket().Reference("arn");
        if (resource.StartsWith($"{bucket}/", StringComparison.Ordinal))
            return $"{actions} {resource[(bucket.Length + 1)..]}";
        var owned = new[] { bucket, stack.Single("aws_sqs_queue").Reference("arn"), stack.Single("aws_dynamodb_table").Reference("arn") };
        Assert.That(owned, Has.One.EqualTo(resource));
        return actions!;
    }
}
