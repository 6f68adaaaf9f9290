using Tap.Stacks;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Stacks;

public sealed class GatewayStackTests
{
    private const string Function = "trainr963-dev-lambda-gateway-handler-production";

    private static readonly SynthesizedStack Default = Synthesize();

    [TestCase("aws_dynamodb_table", "name", "trainr963-dev-dynamodb-records-production")]
    [TestCase("aws_dynamodb_table", "hash_key", "id")]
    [TestCase("aws_dynamodb_table", "range_key", null)]
    [TestCase("aws_dynamodb_table", "billing_mode", "PROVISIONED")]
    [TestCase("aws_dynamodb_table", "read_capacity", "5")]
    [TestCase("aws_dynamodb_table", "write_capacity", "5")]
    [TestCase("aws_dynamodb_table", "point_in_time_recovery.enabled", "true")]
    [TestCase("aws_dynamodb_table", "lifecycle.ignore_changes", """["read_capacity","write_capacity"]""")]
    [TestCase("aws_lambda_function", "timeout", "29")]
    [TestCase("aws_lambda_function", "memory_size", "256")]
    [TestCase("aws_lambda_function", "tracing_config.mode", "Active")]
    [TestCase("aws_vpc", "cidr_block", "10.0.0.0/16")]
    public void Figures_are_those_of_the_specification(string type, string path, string? value) =>
        Assert.That(Default.Single(type).Text(path), Is.EqualTo(value));

    [TestCase("Read")]
    [TestCase("Write")]
    public void Capacity_moves_between_5_and_100_units_at_70_percent(string kind)
    {
        var target = Default.Single("aws_appautoscaling_target", "scalable_dimension", $"dynamodb:table:{kind}CapacityUnits");
        var policy = Default.Single("aws_appautoscaling_policy", "scalable_dimension", target.Reference("scalable_dimension"));
        Assert.That(
            (target.Text("min_capacity"), target.Text("max_capacity"),
                policy.Text("target_tracking_scaling_policy_configuration.target_value")), Is.EqualTo(("5", "100", "70")));
    }

    [Test]
    public void On_demand_is_a_setting()
    {
        var stack = Synthesize(("TAP_GATEWAY_TABLE_BILLING", "on-demand"));
        var table = stack.Single("aws_dynamodb_table");
        Assert.That(
            (table.Text("billing_mode"), table.Text("read_capacity"), table.Text("lifecycle.ignore_changes"),
                stack.All("aws_appautoscaling_target").Count),
            Is.EqualTo(("PAY_PER_REQUEST", (string?)null, (string?)null, 0)));
    }

    [Test]
    public void The_function_gets_table_bucket_secret_and_origin()
    {
        var variables = TheFunction["environment.variables"].EnumerateObject().ToDictionary(
            variable => variable.Name, variable => variable.Value.GetString());
        Assert.That(variables, Is.EquivalentTo(new Dictionary<string, string?>
        {
            ["DYNAMODB_TABLE"] = Default.Single("aws_dynamodb_table").Reference("name"),
            ["LOG_BUCKET"] = Logs.Reference("id"),
            ["API_KEY_SECRET"] = Default.Single("aws_secretsmanager_secret").Reference("arn"),
            ["CORS_ORIGIN"] = "https://example.com",
            ["LOG_LEVEL"] = "INFO",
            ["DEBUG_ENABLED"] = "false",
            ["REGION"] = "us-east-1",
        }));
    }

    [Test]
    public void The_function_is_in_private_subnets_where_nothing_comes_in_and_only_HTTPS_goes_out()
    {
        var group = Default.Single("aws_security_group");
        var rule = Default.Single("aws_vpc_security_group_egress_rule");
        Assert.Multiple(() =>
        {
            Assert.That(TheFunction.Texts("vpc_config.security_group_ids"), Is.EqualTo(new[] { group.Reference("id") }));
            Assert.That(TheFunction.Texts("vpc_config.subnet_ids"), Has.Count.EqualTo(2).And.All.Contains("private"));
            Assert.That((group.Text("ingress"), Default.All("aws_vpc_security_group_ingress_rule").Count), Is.EqualTo(((string?)null, 0)));
            Assert.That((rule.Text("from_port"), rule.Text("to_port"), rule.Text("ip_protocol")), Is.EqualTo(("443", "443", "tcp")));
        });
    }

    [TestCase("single", 0)]
    [TestCase("none", 1)]
    public void Without_NAT_an_endpoint_leads_to_Secrets_Manager(string nat, int endpoints) => Assert.That(
        Synthesize(("TAP_NAT_GATEWAYS", nat)).All("aws_vpc_endpoint").Count(
            endpoint => endpoint.Text("service_name") == "com.amazonaws.us-east-1.secretsmanager"), Is.EqualTo(endpoints));

    [Test]
    public void Audit_objects_move_to_Intelligent_Tiering_and_go_after_a_year()
    {
        var rule = Default.Single("aws_s3_bucket_lifecycle_configuration", "bucket", Logs.Reference("id"));
        Assert.That(
            (rule.Text("rule.1.transition"), rule.Text("rule.0.expiration"), rule.Text("rule.0.noncurrent_version_expiration")),
            Is.EqualTo(("""[{"days":30,"storage_class":"INTELLIGENT_TIERING"}]""", """[{"days":365}]""", """[{"noncurrent_days":90}]""")));
    }

    [Test]
    public void The_function_writes_audit_objects_and_no_others() => Assert.That(
        Default.Single("aws_iam_policy", "name", "trainr963-dev-iam-gateway-handler-production").Statements()
            .Where(statement => statement.Text("Action") == "s3:PutObject").Select(statement => statement.Text("Resource")),
        Is.EqualTo(new[] { $"{Logs.Reference("arn")}/audit/*" }));

    [TestCase("4xx", "Warning", "4XXError")]
    [TestCase("5xx", "Critical", "5XXError")]
    public void More_than_one_error_in_a_minute_rings(string name, string severity, string metric)
    {
        var alarm = Default.Alarm($"api-{name}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(alarm.Text("alarm_name"), Is.EqualTo($"trainr963-dev-cloudwatch-gateway-api-{name}-production"));
            Assert.That((alarm.Severity, alarm.RingsWhen), Is.EqualTo((severity, $"{metric}: Sum > 1 in 1 x 60 s")));
            Assert.That(
                alarm.Watches, Is.EqualTo($"AWS/ApiGateway {metric} ApiName=trainr963-dev-apigateway-gateway-production, Stage=prod"));
            Assert.That(alarm.Notifies(Default.Single("aws_sns_topic")));
        }
    }

    [Test]
    public void An_audit_object_that_cannot_be_written_rings()
    {
        var alarm = Default.Alarm("audit-failures");
        Assert.That(
            (alarm.Severity, alarm.RingsWhen, alarm.Watches, alarm.Text("treat_missing_data")),
            Is.EqualTo(("Critical", "AuditFailures: Sum > 0 in 1 x 300 s", $"Tap AuditFailures service={Function}", "notBreaching")));
    }

    [Test]
    public void Outputs_are_these()
    {
        Assert.That(
            Default.At("output").Value.EnumerateObject()
                .ToDictionary(output => output.Name, output => output.Value.GetProperty("value").GetString()),
            Is.EquivalentTo(new Dictionary<string, string?>
            {
                ["lambda-function-name"] = TheFunction.Reference("function_name"),
                ["dynamodb-table-name"] = Default.Single("aws_dynamodb_table").Reference("name"),
                ["api-gateway-id"] = Default.Single("aws_api_gateway_rest_api").Reference("id"),
                ["s3-log-bucket-name"] = Logs.Reference("id"),
                ["api-key-secret-arn"] = Default.Single("aws_secretsmanager_secret").Reference("arn"),
                ["cloudwatch-alarm-4xx-name"] = Default.Alarm("api-4xx").Reference("alarm_name"),
                ["cloudwatch-alarm-5xx-name"] = Default.Alarm("api-5xx").Reference("alarm_name"),
            }));
    }

    private static SynthesizedResource TheFunction => Default.Single("aws_lambda_function");

    [Test]
    public void Access_to_audit_objects_is_logged_to_the_bucket_of_foundation()
    {
        var logging = Default.Single("aws_s3_bucket_logging");
        Assert.That(
            (logging.Text("bucket"), logging.Text("target_bucket"), logging.Text("target_prefix")),
            Is.EqualTo((Logs.Reference("id"), "trainr963-dev-s3-access-logs-production", "trainr963-dev-s3-gateway-logs-production/")));
    }

    [Test]
    public void Access_logs_and_locks_are_settings()
    {
        var stack = Synthesize(("TAP_ACCESS_LOG_BUCKET", "none"), ("TAP_AUDIT_OBJECT_LOCK", "compliance:365"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stack.All("aws_s3_bucket_logging"), Is.Empty);
            Assert.That(
                stack.Single("aws_s3_bucket_object_lock_configuration").Text("rule"),
                Is.EqualTo("""{"default_retention":{"days":365,"mode":"COMPLIANCE"}}"""));
            Assert.That(Default.All("aws_s3_bucket_object_lock_configuration"), Is.Empty);
        }
    }

    private static SynthesizedResource Logs => Default.Single("aws_s3_bucket", "bucket", "trainr963-dev-s3-gateway-logs-production");

    private static SynthesizedStack Synthesize(params (string Variable, string Value)[] environment) =>
        SynthesizedStack.Of((app, settings) => new GatewayStack(app, settings), environment);
}
