<?php
// Sets a fresh WordPress up and writes a small Arabic newspaper into it; prints what the tests need as one line of JSON.
// Usage: php fill.php SITE_FOLDER EXPORT_FILE
define('WP_INSTALLING', true);
[, $site, $export] = $argv;
$_SERVER['HTTP_HOST'] = getenv('WORDPRESS_HOST');
$_SERVER['REQUEST_URI'] = '/';
require "$site/wp-load.php";
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

function wp_new_blog_notification($title, $url, $user, $password) {}

wp_install('جريدة الساحل', 'Mudir.Tahrir', 'mudir@old.example', true, '', 'a-password-of-the-test', '');
wp_installing(false);
update_option('timezone_string', 'Asia/Riyadh');
update_option('posts_per_page', 5);
update_option('posts_per_rss', 5);
update_option('thread_comments_depth', 5);
update_option('comment_moderation', '0');
update_option('comment_previously_approved', '0');
update_option('blogdescription', 'أخبار المدن الساحلية');
global $wp_rewrite;
$wp_rewrite->set_permalink_structure('/%year%/%monthnum%/%day%/%postname%/');
$wp_rewrite->flush_rules(false);
wp_set_current_user(1);
kses_remove_filters();
// What a fresh WordPress writes by itself.
foreach ([1, 2, 3] as $id) wp_delete_post($id, true);
wp_update_user(['ID' => 1, 'display_name' => 'مدير التحرير', 'nickname' => 'مدير التحرير']);

function author(string $login, string $name): int {
    return wp_insert_user([
        'user_login' => $login, 'user_email' => "$login@old.example", 'user_pass' => wp_generate_password(),
        'display_name' => $name, 'nickname' => $name, 'role' => 'author',
    ]);
}
$authors = [author('salma', 'سلمى حدّاد'), author('nizar.aswad', 'نزار الأسود'), 1];

function category(string $name, int $parent = 0): int {
    return wp_insert_term($name, 'category', ['parent' => $parent, 'description' => "كل جديد في $name"])['term_id'];
}
$news = category('أخبار');
$local = category('محليات', $news);
$port = category('الميناء والصيد', $local);
$culture = category('ثقافة');
$categories = [$local, $port, $culture, $news];

function picture(string $name, string $alt, int $colour): int {
    $image = imagecreatetruecolor(1200, 800);
    imagefilledrectangle($image, 0, 0, 1200, 800, $colour);
    imagefilledellipse($image, 600, 400, 500, 500, 0xE9E5DD);
    ob_start();
    imagejpeg($image, null, 80);
    $file = wp_upload_bits("$name.jpg", null, ob_get_clean(), '2024/03');
    $id = wp_insert_attachment(['post_mime_type' => 'image/jpeg', 'post_title' => $name, 'post_excerpt' => "شرح $name", 'post_status' => 'inherit'], $file['file']);
    wp_update_attachment_metadata($id, wp_generate_attachment_metadata($id, $file['file']));
    update_post_meta($id, '_wp_attachment_image_alt', $alt);
    return $id;
}
require_once ABSPATH . 'wp-admin/includes/image.php';
$pictures = [picture('ميناء-الصيد', 'قوارب في الميناء', 0x1F4E5F), picture('library', 'رفوف المكتبة', 0x8A1C1C)];

$titles = [
    'الميناء القديم يستقبل موسم الصيد', 'المكتبة العامة تفتح أبوابها مساءً', 'طريق الساحل يعود إلى العمل بعد الصيانة',
    'مهرجان التمر يختتم أيامه', 'مدرسة البحر تخرّج دفعة جديدة', 'مَعْرِضٌ للخط العربي في دار الثقافة',
    'البلـــدية تعلن جدول النظافة', 'أسعار السمك: ماذا تغيّر هذا الأسبوع؟', 'حكاية «المنارة» كما يرويها حارسها',
    'قافلة طبية تزور القرى الجبلية', 'فريق المدينة يتأهل إلى الدور الثاني', 'مشروع الطاقة الشمسية على أسطح المدارس',
];
$long = 'تقرير مطوّل عن أحوال المدن الساحلية وأسواقها ومدارسها ومكتباتها وموانئها وطرقها كما رآها مراسلونا خلال رحلة استمرت عشرة أيام';
$posts = [];
foreach (array_merge($titles, [$long], $titles) as $index => $title) {
    $second = $index > count($titles);
    $day = gmdate('Y-m-d H:i:s', gmmktime(9, 30, 0, 1 + $index % 5, 3 + $index, 2024));
    $image = wp_get_attachment_image_url($pictures[$index % 2], 'medium');
    $blocks = "<!-- wp:paragraph -->\n<p>نص الخبر رقم $index عن {$title}، وفيه قال المتحدث: “العمل مستمر”.</p>\n<!-- /wp:paragraph -->\n\n"
        . "<!-- wp:quote -->\n<blockquote class=\"wp-block-quote\"><p>كلام منقول عن شاهد.</p><cite>شاهد</cite></blockquote>\n<!-- /wp:quote -->\n\n"
        . "<!-- wp:image {\"id\":{$pictures[$index % 2]}} -->\n<figure class=\"wp-block-image\"><img src=\"$image\" alt=\"صورة\" class=\"wp-image-{$pictures[$index % 2]}\"/><figcaption>شرح</figcaption></figure>\n<!-- /wp:image -->";
    $classic = "سطر أول من نص قديم.\n\nسطر ثانٍ مع <a href=\"" . home_url('/about/') . "\">رابط داخلي</a>.\n\n<!--more-->\n\n[caption id=\"attachment_{$pictures[0]}\" align=\"aligncenter\" width=\"300\"]<img class=\"wp-image-{$pictures[0]}\" src=\"$image\" alt=\"\" /> شرح الصورة[/caption]"
        . ($index % 6 === 1 ? "\n\n<!--nextpage-->\n\nصفحة ثانية من النص." : '');
    $posts[] = wp_insert_post([
        'post_title' => $second ? "$title (متابعة)" : $title, 'post_content' => $index % 2 ? $classic : $blocks,
        'post_excerpt' => $index % 3 ? '' : "ملخص: $title", 'post_status' => 'publish',
        'post_date' => get_date_from_gmt($day), 'post_date_gmt' => $day, 'post_author' => $authors[$index % 3],
        'post_category' => array_unique([$categories[$index % 4], $categories[($index * 3) % 4]]),
        'tags_input' => $index % 2 ? ['صيد', 'البحر الأحمر'] : ['ثقافة وفن'],
        'meta_input' => $index % 3 ? [] : ['_thumbnail_id' => $pictures[$index % 2]],
    ], true);
}
stick_post($posts[1]);
// An address that it had before.
wp_update_post(['ID' => $posts[4], 'post_name' => 'graduation-of-the-sea-school']);

$about = wp_insert_post(['post_type' => 'page', 'post_title' => 'من نحن', 'post_name' => 'about', 'post_content' => 'جريدة <strong>أسبوعية</strong> مستقلة.', 'post_status' => 'publish']);
wp_insert_post(['post_type' => 'page', 'post_title' => 'هيئة التحرير', 'post_parent' => $about, 'post_content' => 'أسماء المحررين.', 'post_status' => 'publish']);
wp_insert_post(['post_title' => 'مسودة لم تُنشر', 'post_content' => 'نص سري.', 'post_status' => 'draft', 'post_author' => 1]);
wp_insert_post(['post_title' => 'خبر خاص', 'post_content' => 'نص سري.', 'post_status' => 'private', 'post_author' => 1]);
wp_insert_post(['post_title' => 'خبر محمي', 'post_content' => 'نص سري.', 'post_status' => 'publish', 'post_password' => 'سر', 'post_author' => 1, 'post_date' => '2024-07-01 10:00:00']);

function comment(int $post, string $name, string $text, int $parent = 0, $approved = 1, string $type = 'comment'): int {
    static $minute = 0;
    $minute += 7;
    $at = gmdate('Y-m-d H:i:s', gmmktime(12, $minute, 0, 8, 1, 2024));
    return wp_insert_comment([
        'comment_post_ID' => $post, 'comment_author' => $name, 'comment_author_email' => 'reader@example.org', 'comment_author_IP' => '203.0.113.9',
        'comment_content' => $text, 'comment_parent' => $parent, 'comment_approved' => $approved, 'comment_type' => $type,
        'comment_date' => get_date_from_gmt($at), 'comment_date_gmt' => $at,
    ]);
}
foreach (array_slice($posts, 0, 8) as $post) {
    $first = comment($post, 'قارئ من الميناء', 'شكرًا على الخبر.');
    $answer = comment($post, 'أم خالد', 'وأنا أيضًا أشكركم.', $first);
    comment($post, 'قارئ من الميناء', 'العفو.', $answer);
    comment($post, 'متابع', 'رأي ينتظر المراجعة.', 0, 0);
    comment($post, 'spam', 'buy <a href="http://spam.example">now</a>', 0, 'spam');
}
comment($posts[0], 'مدونة', 'إشارة', 0, 1, 'pingback');

$menu = wp_create_nav_menu('القائمة الرئيسية');
wp_update_nav_menu_item($menu, 0, ['menu-item-title' => 'من نحن', 'menu-item-object' => 'page', 'menu-item-object-id' => $about, 'menu-item-type' => 'post_type', 'menu-item-status' => 'publish']);
wp_update_nav_menu_item($menu, 0, ['menu-item-title' => 'ثقافة', 'menu-item-object' => 'category', 'menu-item-object-id' => $culture, 'menu-item-type' => 'taxonomy', 'menu-item-status' => 'publish']);
wp_update_nav_menu_item($menu, 0, ['menu-item-title' => 'موقع شقيق', 'menu-item-url' => 'https://sister.example/', 'menu-item-type' => 'custom', 'menu-item-status' => 'publish']);

// Categories and tags were registered before there were addresses: the next request writes the rules anew, with theirs.
delete_option('rewrite_rules');

[$password] = WP_Application_Passwords::create_new_application_password(1, ['name' => 'warraq']);

require_once ABSPATH . 'wp-admin/includes/export.php';
ob_start();
export_wp(['content' => 'all']);
file_put_contents($export, ob_get_clean());

echo "\n", json_encode([
    'user' => 'Mudir.Tahrir', 'password' => $password, 'posts' => $posts,
    'pictures' => $pictures, 'version' => get_bloginfo('version'),
]), "\n";
